/** Whether Go reads a text as a boolean (strconv.ParseBool). */
export function isGoBoolean(text: string): boolean {
  return /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text);
}
