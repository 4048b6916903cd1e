/** What a generation is made from cannot be used; the message is a sentence for the user. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}
