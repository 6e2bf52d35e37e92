import { useState } from 'react';
import {
  answerWords,
  appliedPolicy,
  caveatsBeside,
  conditionsOf,
  isSealed,
  misreadOf,
  type Trace,
} from '../../core/mesh';
import type { CallSign } from '../../core/picture';
import { useTraceView } from '../traced-call';
import { OutcomeGlyph } from '../widgets';
import { CallFindings, RefusalFixes, RefusedNote } from './call-findings';
import { CallLine } from './call-line';
import { ClusterChecks } from './cluster-checks';
import { FirstCalls } from './first-calls';
import { HopList } from './hop-list';
import { LadderPanel } from './ladder-question';
import { LeftOutNote } from './left-out';
import { NoEffects, Ties } from './trace-notes';
import { PolicyTable } from './policy-table';
import { useShownCall, type ShownCall } from './shown-call';
import { TraceActions } from './trace-actions';
import { UnreadUrl } from './unread-url';
import { useWay } from './use-way';
import type { WhatIf } from './what-if';
import { WhatIfChips } from './what-if-chips';
import { walkWords } from './words';
import './trace.css';

/** What the files do not decide is neither right nor wrong. */
function signOf(trace: Trace): CallSign {
  if (misreadOf(trace)) return 'misread';
  return trace.undecided === undefined ? trace.outcome : 'unknown';
}

/** The walk of one call: what becomes of it, each decision on the way with what lost, and the policy in force. */
export function TracePanel(): React.JSX.Element {
  const [whatIf, setWhatIf] = useState<WhatIf>({});
  const shown = useShownCall(whatIf);
  const question = useTraceView((view) => view.question);
  useWay(shown);
  if (question)
    return (
      <div key={question.type} className="trace" tabIndex={-1}>
        <LadderPanel question={question} />
      </div>
    );
  return (
    <div className="trace" tabIndex={-1}>
      <div className="trace-ask">
        <CallLine shown={shown} />
        <WhatIfChips shown={shown} whatIf={whatIf} onChange={setWhatIf} />
      </div>
      {shown ? <Walk shown={shown} tries={Object.keys(whatIf).length > 0} /> : <FirstCalls />}
    </div>
  );
}

function Walk({ shown, tries }: { readonly shown: ShownCall; readonly tries: boolean }): React.JSX.Element {
  const { trace, snapshot, mesh } = shown;
  const [checks, setChecks] = useState(false);
  if (!trace)
    return shown.asked.url === '' ? (
      <FirstCalls chosen={shown.asked} />
    ) : (
      <UnreadUrl asked={shown.asked} isTyped={shown.drawn === undefined} />
    );
  const policy = appliedPolicy(trace);
  return (
    <>
      <div className="trace-answer">
        <OutcomeGlyph outcome={signOf(trace)} />
        <p>{tries ? walkWords.tried(answerWords(trace)) : answerWords(trace)}</p>
      </div>
      {conditionsOf(trace).map((each) => (
        <p key={each} className="trace-if">
          {each}
        </p>
      ))}
      <LeftOutNote files={snapshot.files} />
      <RefusedNote trace={trace} snapshot={snapshot} />
      {!tries && <RefusalFixes trace={trace} mesh={mesh} snapshot={snapshot} />}
      <TraceActions shown={shown} trace={trace} tries={tries} checks={checks} onChecks={() => setChecks(!checks)} />
      {checks && <ClusterChecks trace={trace} workload={shown.workload} />}
      {!tries && <CallFindings trace={trace} snapshot={snapshot} />}
      <HopList mesh={mesh} trace={trace} snapshot={snapshot} />
      {policy && <PolicyTable policy={policy} ended={endOf(trace)} snapshot={snapshot} />}
      <NoEffects list={trace.ineffective} snapshot={snapshot} />
      <Ties list={trace.ties} snapshot={snapshot} />
      <Caveats list={caveatsBeside(trace)} />
    </>
  );
}

/** How a call that is sent on can end all the same, as far as a status tells it. */
function endOf(trace: Trace): 'sealed' | 'answered' | undefined {
  if (trace.response !== null) return undefined;
  if (isSealed(trace)) return 'sealed';
  return trace.legs.some(({ isHttp }) => isHttp) ? 'answered' : undefined;
}

function Caveats({ list }: { readonly list: readonly string[] }): React.JSX.Element | null {
  if (list.length === 0) return null;
  return (
    <section className="trace-part">
      <h3>{walkWords.notTold}</h3>
      <ul className="trace-notes">
        {list.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
}
