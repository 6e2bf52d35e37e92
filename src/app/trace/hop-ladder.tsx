import { ListOrdered } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { answerWords, otherwiseFor, policyRows, type Mesh, type Step, type Trace } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { proxyOf, questionAt, type HopQuestion } from './hop-question';
import { PortShares } from './port-shares';
import { SettingsTable } from './policy-table';
import { StepList } from './step-list';
import { ladderWords, policyWords } from './words';
import './ladder.css';

/** A trace, and the design and mesh that it was made of. */
export interface Walked {
  readonly mesh: Mesh;
  readonly trace: Trace;
  readonly snapshot: Snapshot;
}

/** Below a hop, folded: what else could have decided there, in the order in which it is tried. */
export function HopLadder({ index, ...walked }: Walked & { readonly index: number }): React.JSX.Element | null {
  const { mesh, trace } = walked;
  const question = useMemo(() => questionAt(mesh, trace, index), [mesh, trace, index]);
  const [open, setOpen] = useState(false);
  if (question === undefined) return null;
  return (
    <details className="hop-ladder" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ListOrdered size={12} strokeWidth={1.75} aria-hidden />
        {summaryOf(question)}
      </summary>
      {open && <Ladder question={question} {...walked} />}
    </details>
  );
}

function summaryOf(question: HopQuestion): string {
  if (question.type === 'port') return ladderWords.whoGetsPort(question.leg.port);
  const { length } = question.ladders[question.name];
  return ladderWords.whichRuleOf(question.name, length);
}

function Ladder({ question, ...walked }: Walked & { readonly question: HopQuestion }): React.JSX.Element {
  const { trace, snapshot } = walked;
  const ageWords = useOtherwise(walked, question);
  if (question.type === 'port')
    return <PortShares listeners={question.listeners} snapshot={snapshot} otherwise={ageWords} />;
  const { name, ladders, leg } = question;
  const isLast = trace.legs.at(-1) === leg;
  return (
    <>
      <StepList
        steps={ladders[name]}
        label={ladderWords.inOrderTried(ladderWords.several(name), ladders.host)}
        snapshot={snapshot}
        otherwise={ageWords}
      />
      {name === 'rules' && isLast && trace.policy && <Fields policy={trace.policy} snapshot={snapshot} />}
    </>
  );
}

/** What would be with other ages: who would win, and what becomes of the call where that differs. */
function useOtherwise({ mesh, trace }: Walked, question: HopQuestion): (step: Step) => string | undefined {
  const next = useMemo(() => {
    if (question.type === 'port') return undefined;
    return otherwiseFor(mesh, proxyOf(trace, question.leg), question.name, question.ladders.host);
  }, [mesh, trace, question]);
  return ({ resource }) => {
    const answer = trace.ties.find(({ loser }) => loser === resource)?.otherwise;
    const call = answer === undefined || answer === answerWords(trace) ? undefined : ladderWords.callThen(answer);
    return next === undefined ? call : [next, call].filter((words) => words !== undefined).join(' ');
  };
}

/** Which rule gives which setting of the cluster. */
function Fields({ policy, snapshot }: { readonly policy: NonNullable<Trace['policy']>; readonly snapshot: Snapshot }) {
  const id = useId();
  const rows = policyRows(policy).filter(({ name }) => !ofRoute.has(name));
  return (
    <>
      <p id={id} className="ladder-fields">
        {policyWords.fieldValueRule}
      </p>
      <SettingsTable rows={rows} labelledBy={id} snapshot={snapshot} />
    </>
  );
}

/** Settings that VirtualServices give. */
const ofRoute: ReadonlySet<string> = new Set(['timeout', 'retries', 'fault']);
