import type { Node } from '../../core/topology';
import { anatomyOf } from '../../core/picture';

/** What a large thumbnail writes on a card: its name, a line about it, and its rows. */
export function Words({ node, width }: { readonly node: Node; readonly width: number }): React.JSX.Element {
  const letters = Math.floor((width - 62) / 8.4);
  const title =
    node.type === 'service-entry' ? (node.hosts[0] ?? node.name) : node.type === 'endpoint' ? node.address : node.name;
  return (
    <>
      <text className="thumb-text" x="46" y={node.type === 'endpoint' ? 21 : 24}>
        {cut(title, letters)}
      </text>
      <text className="thumb-text is-meta" x="46" y={node.type === 'endpoint' ? 37 : 41}>
        {cut(metaOf(node), Math.floor((width - 62) / 6.6))}
      </text>
      {rowWords(node).map(({ id, text, y }) => (
        <text key={id} className="thumb-text is-row" x="12" y={y}>
          {cut(text, Math.floor((width - 32) / 7.9))}
        </text>
      ))}
    </>
  );
}

function metaOf(node: Node): string {
  switch (node.type) {
    case 'endpoint':
      return node.implicit ?? node.locality ?? '';
    case 'workload':
      return Object.entries(node.labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(', ');
    case 'service-entry':
      return [node.namespace, node.resolution].filter(Boolean).join(' · ');
    default:
      return node.namespace ?? '';
  }
}

function rowWords(node: Node): { readonly id: string; readonly text: string; readonly y: number }[] {
  const { rows } = anatomyOf(node);
  const texts =
    node.type === 'workload'
      ? node.calls.map(({ url }) => url)
      : node.type === 'service-entry'
        ? node.ports.map(
            ({ number, targetPort, protocol }) =>
              `${number}${targetPort === undefined ? '' : `→${targetPort}`} ${protocol}`,
          )
        : node.type === 'gateway'
          ? node.servers.map(({ port, protocol, mode }) => [port, protocol, mode].filter(Boolean).join(' '))
          : [];
  return rows.map(({ id, middle }, index) => ({ id, text: texts[index] ?? '', y: middle + 4 }));
}

/** A text cut to so many letters, the last an ellipsis. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`;
}
