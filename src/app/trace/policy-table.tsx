import { originWords, policyRows, type Origin, type PolicyRow, type Trace } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { goToPart } from '../go-to-part';
import { placeWords } from '../place-words';
import { Breakable } from '../widgets';
import { policyWords } from './words';

type Policy = NonNullable<Trace['policy']>;

/** The policy in force at the last proxy, each value with who decided it. */
export function PolicyTable(props: {
  readonly policy: Policy;
  /** What is told of a 503: that none can come from a proxy, through the app's own TLS, or how to know one; undefined where no answer has a status. */
  readonly ended: 'sealed' | 'answered' | undefined;
  readonly snapshot: Snapshot;
}): React.JSX.Element {
  const { policy, ended, snapshot } = props;
  return (
    <section className="trace-part">
      <h3 id="trace-policy">{policyWords.inForce}</h3>
      <SettingsTable rows={policyRows(policy)} labelledBy="trace-policy" snapshot={snapshot} />
      {ended && <p className="policy-ended">{policyWords[ended]}</p>}
    </section>
  );
}

/** Settings, their values, and what decided each. */
export function SettingsTable(props: {
  readonly rows: readonly PolicyRow[];
  /** Id of what names it. */
  readonly labelledBy: string;
  readonly snapshot: Snapshot;
}): React.JSX.Element {
  const { rows, labelledBy, snapshot } = props;
  return (
    <table className="policy" aria-labelledby={labelledBy}>
      <colgroup>
        <col className="policy-names" />
        <col />
        <col className="policy-origins" />
      </colgroup>
      <thead className="spoken-only">
        <tr>
          <th scope="col">{policyWords.setting}</th>
          <th scope="col">{policyWords.value}</th>
          <th scope="col">{policyWords.decidedBy}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, origin }) => (
          <tr key={name}>
            <th scope="row">
              <Breakable text={name} />
            </th>
            <td className="policy-value">
              <Breakable text={value} />
            </td>
            <td className="policy-origin">
              <OriginCell origin={origin} snapshot={snapshot} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OriginCell(props: { readonly origin: Origin | undefined; readonly snapshot: Snapshot }): React.JSX.Element {
  const { origin, snapshot } = props;
  if (!origin?.resource) return <span>{originWords(origin)}</span>;
  const { resource, path } = origin;
  return (
    <button type="button" className="part-link" onClick={() => goToPart(resource, path)}>
      <span>
        <Breakable text={originWords(origin)} />
      </span>
      <span className="part-place">{placeWords(snapshot, resource, path)}</span>
    </button>
  );
}
