import type { NodeProps } from '@xyflow/react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { visible } from '../../../core/text';
import { KindGlyph } from '../../widgets';
import { useCanvas } from '../canvas-state';
import type { BandCard, GroupCard } from '../picture';
import { nearWhilePointedAt } from '../near';
import { endsAt, endsOfBand } from '../../../core/picture';
import { classes, EndMarks } from './frame';
import { useCardLook } from './look';
import { endpointWords } from '../words/cards';

/** Many external endpoints as one card: what they have in common, and how many they are. */
export const GroupPlate = memo(function GroupPlate({ data, width, height }: NodeProps<GroupCard>): React.JSX.Element {
  const { counted, says, open } = data.group;
  const name = visible(data.group.name);
  const look = useCardLook(data.group.id, data.group.nodes);
  const far = useCanvas((state) => state.detail === 'name' || state.detail === 'plate');
  return (
    <>
      <EndMarks ends={endsAt(width ?? 0, (height ?? 0) / 2)} />
      <div
        className={look}
        style={{ '--h': height ?? 0 }}
        title={endpointWords.groupTitle(name, says)}
        {...nearWhilePointedAt(data.group.id)}
      >
        {far ? (
          <div className="name-card name-endpoint name-group" data-letters="ES" data-count={data.group.count}>
            <span>{name}</span>
          </div>
        ) : (
          <Near name={name} says={counted} open={open} />
        )}
      </div>
    </>
  );
});

function Near(props: { readonly name: string; readonly says: string; readonly open: boolean }): React.JSX.Element {
  const Arrow = props.open ? ChevronDown : ChevronRight;
  return (
    <div className={classes('card card-endpoint card-group', props.open && 'is-open')}>
      <KindGlyph kind="External" size={22} />
      <div className="card-titles">
        <div className="card-title mono">{props.name}</div>
        <div className="card-meta">{props.says}</div>
      </div>
      <Arrow size={14} strokeWidth={1.75} aria-hidden="true" />
    </div>
  );
}

/** Where the wires of a band end; the band itself is drawn behind the cards. */
export const BandEnds = memo(function BandEnds({ data }: NodeProps<BandCard>): React.JSX.Element {
  return <EndMarks ends={endsOfBand(data.band)} />;
});
