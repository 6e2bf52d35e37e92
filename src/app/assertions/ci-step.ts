/** A step of a pipeline that holds the design to its promises: it fails while one of them does. */
export function ciStep(files: readonly string[]): string {
  return `- name: Egress promises\n  run: npx fairway test ${files.map(quoted).join(' ')} --format junit > egress-promises.xml\n`;
}

/** As a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./@%+=,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
