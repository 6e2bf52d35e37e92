/**
 * The arrows of a Mermaid flowchart with the words of the boxes in place of their ids, one a line: `app =[http :80; 0 TLS]=> sidecar; reads HTTP`. Lines of a
 * label are joined by `; `.
 */
export function arrowsOf(text: string): readonly string[] {
  const words = new Map<string, string>();
  for (const [, id = '', label = ''] of text.matchAll(/^ +(\w+)(?:\[|\(|\{\{)"(.*)"(?:\]|\)|\}\})$/gm))
    words.set(id, plain(label));
  return [...text.matchAll(/^ +(\w+) (-\.+->|-+>|=+>|-+x|-\.+-)(?:\|"(.*)"\|)? (\w+)$/gm)].map(
    ([, from = '', arrow = '', label = '', to = '']) =>
      `${words.get(from)} ${drawn(arrow, plain(label))} ${words.get(to)}`,
  );
}

function drawn(arrow: string, label: string): string {
  const said = label === '' ? '' : `[${label}]`;
  if (arrow.endsWith('x')) return `-${said}-x`;
  if (arrow.startsWith('=')) return `=${said}=>`;
  return arrow.includes('.') ? `.${said}.>` : `-${said}->`;
}

const named: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', amp: '&' };

function plain(label: string): string {
  return label
    .replaceAll('<br/>', '; ')
    .replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/#(quot|lt|gt|amp);/g, (_, name: string) => named[name] ?? '');
}
