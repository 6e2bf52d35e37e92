import { happeningsOf, stepsOf } from './happenings';
import type { Tried } from './trial';

interface Props {
  readonly tried: Tried;
}

/** What the time line shows, as two tables: what happens, and who gets the calls. */
export function OutcomeTable({ tried }: Props): React.JSX.Element {
  return (
    <div className="lab-tables" tabIndex={0} role="group" aria-label="Tables">
      <Happenings tried={tried} />
      <Steps tried={tried} />
    </div>
  );
}

function Happenings({ tried }: Props): React.JSX.Element {
  return (
    <table className="lab-table">
      <caption>What happens</caption>
      <thead>
        <Heads of={['At', 'Endpoint', 'What']} />
      </thead>
      <tbody>
        {happeningsOf(tried).map((each, index) => (
          <tr key={index}>
            <td className="lab-right">{each.time}</td>
            <td>{each.endpoint}</td>
            <td>{each.what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One priority alone gets all the calls, so it has no column. */
function Steps({ tried: { experiment, outcome } }: Props): React.JSX.Element {
  const priorities = outcome.spans[0]?.load.length ?? 0;
  const perPriority = priorities > 1 ? Array.from({ length: priorities }, (_, index) => `Priority ${index}`) : [];
  const names = experiment.endpoints.map(({ name }) => name);
  return (
    <table className="lab-table">
      <caption>Calls in steps of 10 s</caption>
      <thead>
        <Heads of={['From', 'Calls', 'Failed', '503 UH', ...perPriority, ...names]} />
      </thead>
      <tbody>
        {stepsOf(outcome).map((step) => (
          <tr key={step.from}>
            <th scope="row" className="lab-right">
              {step.from} s
            </th>
            <Numbers of={[step.calls, step.failed, step.unserved]} />
            {perPriority.length > 0 && <Numbers of={step.byPriority} />}
            <Numbers of={step.byEndpoint} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heads({ of }: { readonly of: readonly string[] }): React.JSX.Element {
  return (
    <tr>
      {of.map((each, index) => (
        <th key={index} scope="col">
          {each}
        </th>
      ))}
    </tr>
  );
}

function Numbers({ of }: { readonly of: readonly number[] }): React.ReactNode {
  return of.map((each, index) => (
    <td key={index} className="lab-right">
      {each}
    </td>
  ));
}
