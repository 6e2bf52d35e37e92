import { MapField } from '../fields/map-field';
import type { FieldViewProps } from '../fields/nested';
import { sharesOf } from '../model/shares';
import { distributionWords } from '../words/sections';
import './distribution.css';

/** The shares of localities, with a bar that shows how they divide the calls and what is missing to the whole. */
export function DistributionField({ row }: FieldViewProps): React.JSX.Element | null {
  if (row.field.type.type !== 'map') return null;
  const { parts, sum } = sharesOf(row.value);
  return (
    <>
      <MapField row={row} type={row.field.type} />
      {parts.length > 0 && (
        <div className="ins-shares">
          <div className="ins-shares-bar" data-trouble={sum !== 100 || undefined} aria-hidden="true">
            {parts.map(({ name, percent }) => (
              <span key={name} style={{ flexGrow: percent }} title={distributionWords.share(name, percent)} />
            ))}
            {sum < 100 && <span className="ins-shares-gap" style={{ flexGrow: 100 - sum }} />}
          </div>
          <p>{distributionWords.says(sum)}</p>
        </div>
      )}
    </>
  );
}
