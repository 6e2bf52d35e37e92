/**
 * Whether a file that came along in a folder or an archive is one that Fairway opens: YAML, JSON and Markdown by the ending of its name.
 * Hidden folders, `node_modules` and what file managers leave behind are passed over. A file that somebody chose by itself needs no such leave.
 */
export function isReadable(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.slice(0, -1).some(isPassedOver) || name.startsWith('._')) return false;
  return /\.(ya?ml|json|md|markdown)$/i.test(name);
}

function isPassedOver(folder: string): boolean {
  return (
    (folder.startsWith('.') && folder !== '.' && folder !== '..') || folder === 'node_modules' || folder === '__MACOSX'
  );
}
