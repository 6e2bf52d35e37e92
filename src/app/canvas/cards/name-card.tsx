import type { Node } from '../../../core/topology';
import { KindGlyph } from '../../widgets';
import { classes } from './frame';

/** A card from far away: a glyph and a name that keep their size on the screen. */
export function NameCard(props: {
  readonly node: Node;
  readonly kind: string;
  readonly text: string;
  readonly selected: boolean;
}): React.JSX.Element {
  return (
    <div
      className={classes('name-card', props.selected && 'is-selected', props.node.incomplete && 'is-incomplete')}
      title={props.node.label}
    >
      <div className="name-card-inner">
        <KindGlyph kind={props.kind} size={14} />
        <span>{props.text}</span>
      </div>
    </div>
  );
}
