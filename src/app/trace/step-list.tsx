import { Check, Minus, Plus, type LucideIcon } from 'lucide-react';
import type { Standing, Step } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { PartLink } from './part-link';
import { ladderWords } from './words';

const signs: Readonly<Record<Standing, LucideIcon>> = { wins: Check, joins: Plus, loses: Minus };

/** One candidate as it is shown. */
interface ShownStep extends Step {
  /** What a service of a listener gets; undefined for rules. */
  readonly receives?: string;
}

interface StepListProps {
  readonly steps: readonly ShownStep[];
  readonly label: string;
  readonly snapshot: Snapshot;
  /** What would become of the call were the ages the other way round; undefined where it is not known. */
  readonly otherwise?: ((step: Step) => string | undefined) | undefined;
}

/** Candidates in the order in which they are tried, each with what becomes of it in a sign and in words. */
export function StepList({ steps, label, snapshot, otherwise }: StepListProps): React.JSX.Element {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, index) => (
        <li key={index} className="step" data-standing={step.standing}>
          <Sign standing={step.standing} />
          <div className="step-text">
            <p className="step-head">
              <span className="step-verdict">{step.verdict}</span>
              {step.tied && (
                <span className="hop-probable" title={ladderWords.onlyAge}>
                  {ladderWords.byAge}
                </span>
              )}
            </p>
            <PartLink snapshot={snapshot} resource={step.resource} path={step.path} />
            {step.receives !== undefined && <p className="step-receives">{ladderWords.gets(step.receives)}</p>}
            <p className="hop-because">{step.because}</p>
            {step.tied && <Otherwise words={otherwise?.(step)} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Sign({ standing }: Pick<Step, 'standing'>): React.JSX.Element {
  const Icon = signs[standing];
  return (
    <span className="step-sign" aria-hidden>
      <Icon size={12} strokeWidth={2.25} />
    </span>
  );
}

function Otherwise({ words }: { readonly words: string | undefined }): React.JSX.Element | null {
  if (words === undefined) return null;
  return <p className="step-otherwise">{ladderWords.otherwise(words)}</p>;
}
