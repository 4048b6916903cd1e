const FENCE = /^[ \t]*(```|~~~)/m;
const SQL =
  /^(select\b[\s\S]*?(\bfrom\b|;|$)|with\s+(recursive\s+)?["\w]+\s*(\([^)]*\)\s*)?as\s*\(|insert\s+into\s|update\s+["\w.]+\s+set\s|delete\s+from\s|create\s+(or\s+replace\s+)?(temp(orary)?\s+)?(table|view|index)\s)/i;
const PYTHON =
  /^(from\s+[\w.]+\s+import\s|import\s+[\w.]+(\s+as\s+\w+)?\s*$|(async\s+)?def\s+\w+\s*\(|class\s+\w+[^\n]*:\s*$|@\w[\w.]*(\(.*\))?\s*$)/m;
const PYTHON_START = /^(from |import |def |async def |class |@|#!|"""|#)/;

/**
 * A row's text as Markdown. Models often answer bare code, which Markdown would run together into one paragraph; what is
 * plainly SQL, Python or JSON is put into a fence of that language. Everything else is given back as it is.
 */
export function asMarkdown(text: string): string {
  if (FENCE.test(text)) return text;
  const language = bareLanguage(text.trim());
  return language ? fence(text.replace(/^\s*\n/, "").trimEnd(), language) : text;
}

function bareLanguage(text: string): string | null {
  if (isSql(text)) return "sql";
  if (PYTHON_START.test(text) && PYTHON.test(text)) return "python";
  if (isJson(text)) return "json";
  return null;
}

/** “Select” and “update” are English words too: prose does not end in a semicolon and has no clause on a line of its own. */
function isSql(text: string): boolean {
  const code = text.replace(/^(--[^\n]*\n\s*)+/, "");
  return (
    SQL.test(code) &&
    (/;\s*$/.test(code) ||
      /^\s*(from|where|group by|order by|join|left join|set|values)\b/im.test(code.replace(/^[^\n]*\n/, "")) ||
      /\bfrom\s+["\w.]+\s*($|where\b|join\b|group\b|order\b|limit\b)/i.test(code))
  );
}

function isJson(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The fence is longer than any run of backticks inside. */
function fence(code: string, language: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), (run) => run[0].length));
  const marks = "`".repeat(longest + 1);
  return `${marks}${language}\n${code}\n${marks}`;
}
