import { Breakable } from '../widgets';
import { happeningsOf, stepsOf } from './happenings';
import type { Tried } from './trial';
import { secondsText, tableWords } from './words';

interface Props {
  readonly tried: Tried;
}

/** What the time line shows, as two tables: what happens, and who gets the calls. */
export function OutcomeTable({ tried }: Props): React.JSX.Element {
  return (
    <div className="lab-tables" tabIndex={0} role="group" aria-label={tableWords.tables}>
      <Happenings tried={tried} />
      <Steps tried={tried} />
    </div>
  );
}

function Happenings({ tried }: Props): React.JSX.Element {
  return (
    <table className="lab-table">
      <caption>{tableWords.whatHappens}</caption>
      <thead>
        <Heads of={tableWords.happeningHeads} />
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
  const perPriority =
    priorities > 1 ? Array.from({ length: priorities }, (_, index) => tableWords.priority(index)) : [];
  const names = experiment.endpoints.map(({ name }) => name);
  return (
    <table className="lab-table">
      <caption>{tableWords.callsInSteps}</caption>
      <thead>
        <Heads of={[...tableWords.stepHeads(experiment.protocol === 'tcp'), ...perPriority, ...names]} />
      </thead>
      <tbody>
        {stepsOf(outcome).map((step) => (
          <tr key={step.from}>
            <th scope="row" className="lab-right">
              {secondsText(step.from * 1000)}
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
          <Breakable text={each} />
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
