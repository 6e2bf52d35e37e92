import { memo } from 'react';
import { kindOfNode } from '../../../core/picture';
import type { Node } from '../../../core/topology';
import { hueOf, lettersOf, worstOf } from '../../widgets';
import { useCanvas } from '../canvas-state';
import { classes } from './frame';
import { countsOf } from '../findings';
import { cardWords } from '../words/cards';

/**
 * A card from far away: the letters of its kind and a name, in two elements, since a thousand of them may be in view. What hangs under it is not drawn, so it
 * shows the worst of that too.
 */
export const NameCard = memo(function NameCard({ node }: { readonly node: Node }): React.JSX.Element {
  const kind = kindOfNode(node);
  const worst = useCanvas((state) => worstOf(countsOf(state.counts, node)));
  return (
    <div
      className={classes(
        'name-card',
        `name-${node.type}`,
        node.incomplete && 'is-incomplete',
        worst && worst !== 'info' && `has-${worst}`,
      )}
      data-letters={lettersOf(kind)}
      title={nameOf(node)}
      style={{ '--hue': `var(--kind-${hueOf(kind)})` }}
    >
      <span>{nameOf(node)}</span>
    </div>
  );
});

function nameOf(node: Node): string {
  switch (node.type) {
    case 'service-entry':
      return node.hosts[0] ?? node.name;
    case 'endpoint':
      return node.address;
    case 'unreadable':
      return cardWords.line(node.line);
    default:
      return node.name;
  }
}
