/**
 * Whether a file that came along in a folder or an archive is one that Fairway opens: YAML, JSON and Markdown by the ending of its name.
 * Hidden folders, `node_modules` and what file managers leave behind are passed over. A file that somebody chose by itself needs no such leave.
 */
export function isReadable(path: string): boolean {
  return !isLeftBehind(path) && /\.(ya?ml|json|md|markdown)$/i.test(path);
}

/** Whether a file that came along in an archive is one itself, as somebody may have meant; by the ending of its name. */
export function isArchive(path: string): boolean {
  return !isLeftBehind(path) && /\.(zip|tgz|tar(\.\w+)?)$/i.test(path);
}

function isLeftBehind(path: string): boolean {
  const parts = path.split('/');
  return parts.slice(0, -1).some(isPassedOver) || (parts.at(-1) ?? '').startsWith('._');
}

function isPassedOver(folder: string): boolean {
  return (
    (folder.startsWith('.') && folder !== '.' && folder !== '..') || folder === 'node_modules' || folder === '__MACOSX'
  );
}
