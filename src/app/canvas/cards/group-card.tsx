import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { KindGlyph } from '../../widgets';
import type { BandCard, GroupCard } from '../picture';
import { endsAt, endsOfBand } from '../wire-ends';
import { classes, EndMarks } from './frame';

/** Many external endpoints as one card: what they have in common, and how many they are. */
export const GroupPlate = memo(function GroupPlate({ data, width, height }: NodeProps<GroupCard>): React.JSX.Element {
  const { name, says, open } = data.group;
  return (
    <>
      <EndMarks ends={endsAt(width ?? 0, (height ?? 0) / 2)} />
      <div className={classes('card card-endpoint card-group', open && 'is-open')}>
        <KindGlyph kind="External" size={22} />
        <div className="card-titles">
          <div className="card-title mono" title={name}>
            <span className="ellipsis">{name}</span>
          </div>
          <div className="card-meta" title={says}>
            {says}
          </div>
        </div>
      </div>
    </>
  );
});

/** Where the wires of a band end; the band itself is drawn behind the cards. */
export const BandEnds = memo(function BandEnds({ data }: NodeProps<BandCard>): React.JSX.Element {
  return <EndMarks ends={endsOfBand(data.band)} />;
});
