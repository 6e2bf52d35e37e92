import type { Ineffective, Tie } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { PartLink } from './part-link';
import { walkWords } from './words';

/** What a reader would take to apply to the call, and that changes nothing there. */
export function NoEffects(props: { readonly list: readonly Ineffective[]; readonly snapshot: Snapshot }) {
  const { list, snapshot } = props;
  if (list.length === 0) return null;
  return (
    <section className="trace-part">
      <h3>{walkWords.withoutEffect}</h3>
      <ul className="trace-notes">
        {list.map(({ resource, path, because }, index) => (
          <li key={index}>
            <PartLink snapshot={snapshot} resource={resource} path={path} />
            <p className="hop-because">{because}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Decisions that rest on age or on names: another cluster may decide otherwise. */
export function Ties({ list, snapshot }: { readonly list: readonly Tie[]; readonly snapshot: Snapshot }) {
  if (list.length === 0) return null;
  return (
    <section className="trace-part">
      <h3>{walkWords.decidedByAge}</h3>
      <ul className="trace-notes">
        {list.map(({ winner, loser, because, otherwise }, index) => (
          <li key={index}>
            {walkWords.before(
              <PartLink snapshot={snapshot} resource={winner} path={[]} />,
              <PartLink snapshot={snapshot} resource={loser} path={[]} />,
            )}
            <p className="hop-because">{because}</p>
            {otherwise !== undefined && <p className="hop-because">{walkWords.otherwise(otherwise)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
