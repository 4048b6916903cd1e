/** The file descriptor that the child process answers on. */
export const ANSWER_FD = 3;
