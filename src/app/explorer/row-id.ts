/** The id of a row's element; ids in the page hold no spaces. */
export function domId(id: string): string {
  return `tree-${encodeURIComponent(id)}`;
}
