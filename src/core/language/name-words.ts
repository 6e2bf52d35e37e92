import { definitionsOf, type Design } from './find-names';
import { describeHost } from './host-words';
import { codeMarkdown, plainMarkdown } from './markdown';
import type { Naming } from './naming';

/** What a name stands for in this design; nothing for names of the cluster that a design mostly leaves out. Markdown. */
export function describeName(design: Design, naming: Naming): string | undefined {
  if (naming.type === 'host') return naming.id === '*' ? undefined : describeHost(design, naming);
  if (naming.defines) return undefined;
  const name = codeMarkdown(naming.id.split(' ').at(-1) ?? '');
  const makers = definitionsOf(design, naming).map(
    ({ resource }) => `${resource.kind} ${resource.namespace === null ? '' : `${resource.namespace}/`}${resource.name}`,
  );
  if (makers.length > 0) return `${name}\n\nDefined by ${plainMarkdown([...new Set(makers)].join(', '))}.`;
  switch (naming.type) {
    case 'subset':
      return `${name}\n\nNo DestinationRule of the host has this subset: HTTP calls to it get 503, and other connections are closed.`;
    case 'gateway':
      return `${name}\n\nNo Gateway of this name is drawn.`;
    default:
      return undefined;
  }
}
