import { happeningsOf, stepsOf } from './happenings';
import type { Tried } from './trial';

/** What the time line shows, as two tables: what happens, and who gets the calls. */
export function OutcomeTable({ tried }: { readonly tried: Tried }): React.JSX.Element {
  const { endpoints } = tried.experiment;
  const priorities = tried.outcome.spans[0]?.load.length ?? 0;
  return (
    <div className="lab-tables" tabIndex={0} role="group" aria-label="Tables">
      <table className="lab-table">
        <caption>What happens</caption>
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Endpoint</th>
            <th scope="col">What</th>
          </tr>
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
      <table className="lab-table">
        <caption>Calls in steps of 10 s</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Calls</th>
            <th scope="col">Failed</th>
            <th scope="col">503 UH</th>
            {priorities > 1 &&
              Array.from({ length: priorities }, (_, index) => (
                <th key={index} scope="col">
                  Priority {index}
                </th>
              ))}
            {endpoints.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stepsOf(tried.outcome).map((step) => (
            <tr key={step.from}>
              <th scope="row" className="lab-right">
                {step.from} s
              </th>
              <td className="lab-right">{step.calls}</td>
              <td className="lab-right">{step.failed}</td>
              <td className="lab-right">{step.unserved}</td>
              {priorities > 1 &&
                step.byPriority.map((calls, index) => (
                  <td key={index} className="lab-right">
                    {calls}
                  </td>
                ))}
              {step.byEndpoint.map((calls, index) => (
                <td key={index} className="lab-right">
                  {calls}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
