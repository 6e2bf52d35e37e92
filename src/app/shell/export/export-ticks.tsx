import { useId } from 'react';
import { isFromCluster } from '../../../core/exchange';
import type { ExportBaseline } from '../../browser/export-baseline';
import type { ShownPlan } from '../../exporting/exporter';
import { useApp } from '../../store';
import type { ExportChoice } from '../../view';
import { exportWords } from '../words/export';

/** Which resources leave, and how much of them. */
export function ExportTicks(props: {
  readonly choice: ExportChoice;
  readonly onChoice: (choice: ExportChoice) => void;
  /** Null until it is worked out. */
  readonly plan: ShownPlan | null;
  readonly baseline: ExportBaseline | null;
}): React.JSX.Element {
  const { choice, onChoice, plan, baseline } = props;
  const resources = useApp((state) => state.snapshot.resources);
  const hasDesign = resources.some(({ kind }) => kind === 'EgressDesign');
  const hasServerFields = choice.withoutServerFields || resources.some(isFromCluster);
  return (
    <>
      {hasDesign && (
        <Tick
          title={exportWords.includeDesign}
          checked={choice.design}
          onChecked={(design) => onChoice({ ...choice, design })}
        />
      )}
      <Tick
        title={exportWords.changed}
        doc={choice.changed && plan && baseline ? sayCompared(plan, baseline) : undefined}
        checked={choice.changed}
        onChecked={(changed) => onChoice({ ...choice, changed })}
      />
      {hasServerFields && (
        <Tick
          title={exportWords.withoutServerFields}
          doc={exportWords.serverFields}
          checked={choice.withoutServerFields}
          onChecked={(withoutServerFields) => onChoice({ ...choice, withoutServerFields })}
        />
      )}
    </>
  );
}

function sayCompared({ isEmpty, cautions, unchanged }: ShownPlan, { name }: ExportBaseline): string {
  if (isEmpty) return exportWords.nothingChanged(name);
  return exportWords.comparedWith(cautions.resources, cautions.resources + unchanged, name);
}

function Tick(props: {
  readonly title: string;
  readonly doc?: string | undefined;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}): React.JSX.Element {
  const id = useId();
  return (
    <div className="export-tick">
      <label className="tick">
        <input
          type="checkbox"
          checked={props.checked}
          aria-describedby={props.doc === undefined ? undefined : id}
          onChange={(event) => props.onChecked(event.target.checked)}
        />
        {props.title}
      </label>
      {props.doc !== undefined && (
        <p className="choice-doc" id={id}>
          {props.doc}
        </p>
      )}
    </div>
  );
}
