import { useDeferredValue, useMemo, useState } from 'react';
import { cautionsIn, planExport, rememberStream, type ExportPlan } from '../../core/exchange';
import type { Workspace } from '../../core/workspace';
import { exportAs } from '../browser/export-files';
import { closeDialog } from '../dialogs';
import { settleFindings } from '../findings';
import { getState, useApp } from '../store';
import { getView, type ExportChoice } from '../view';
import { SeverityMark } from '../widgets';
import './export/export.css';
import { ExportCommands } from './export/export-commands';
import { ExportPreview, sizeOf } from './export/export-preview';
import { ExportTabs, type ExportTab } from './export/export-tabs';
import { ExportTicks } from './export/export-ticks';
import { useExportBaseline } from './export/use-export-baseline';
import { PacketRow } from './export/packet-row';
import { refusalSentence } from './export-refusals';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { exportWords, refusalWords } from './words/export';

const formats = ['yaml', 'zip', 'kustomize'] as const satisfies readonly ExportChoice['format'][];

/** Where the design leaves the page: in which form, what is written, what Istio would say to it, and what to run beside it. */
export default function ExportDialog({ format }: { readonly format: string }): React.JSX.Element {
  const [choice, setChoice] = useState<ExportChoice>(() => firstChoice(format));
  const baseline = useExportBaseline();
  const wanted = useDeferredValue(choice);
  const plan = usePlan(wanted, wanted.changed ? baseline?.workspace : undefined);
  const cautions = cautionsIn(plan.cautions).join(' ');
  const size = useMemo(() => sizeOf(...plan.files.map(({ text }) => text)), [plan]);
  const [tab, setTab] = useState<ExportTab>('files');
  const run = (): void => {
    closeDialog();
    void exportAs(choice);
  };
  return (
    <Sheet title={exportWords.title} size={920}>
      <div className="export-sheet">
        <div>
          <Formats choice={choice} onChoice={setChoice} />
          <ExportTicks choice={choice} onChoice={setChoice} plan={plan} baseline={baseline} />
          <Refusals />
          {cautions !== '' && <Warning text={cautions} />}
          <p className="sheet-lead">{choice.withoutServerFields ? exportWords.faithfulRest : exportWords.faithful}</p>
          <PacketRow />
        </div>
        <div className="export-shown">
          <div className="export-tabs">
            <ExportTabs tab={tab} onTab={setTab} />
            <span className="export-total">{exportWords.total(plan.files.length, size)}</span>
          </div>
          <div className="export-panel" id="export-panel" role="tabpanel" aria-labelledby={`export-tab-${tab}`}>
            {tab === 'files' ? (
              <ExportPreview plan={plan} />
            ) : (
              <ExportCommands choice={wanted} plan={plan} baseline={baseline} />
            )}
          </div>
        </div>
      </div>
      <SheetButtons>
        <CancelButton />
        <button type="button" className="button button-primary" data-autofocus disabled={plan.isEmpty} onClick={run}>
          {exportWords.download}
        </button>
      </SheetButtons>
    </Sheet>
  );
}

/** What would be written now; of a workspace `since`, what differs from it. */
function usePlan(choice: ExportChoice, since: Workspace | undefined): ExportPlan {
  const workspace = useApp((state) => state.snapshot.workspace);
  return useMemo(() => {
    for (const { file, stream } of getState().snapshot.files) rememberStream(file, stream);
    return planExport(workspace, choice.format, { ...choice, since });
  }, [workspace, choice, since]);
}

const everything: ExportChoice = { format: 'yaml', design: false, changed: false, withoutServerFields: false };

/** As last time, or in the form that was asked for by name; `changed` asks for what changed. */
function firstChoice(format: string): ExportChoice {
  const last = { ...everything, ...getView().exportChoice };
  const named = formats.find((each) => each === format) ?? formats.find((each) => each === last.format);
  return { ...last, format: named ?? 'yaml', changed: last.changed || format === 'changed' };
}

function Formats(props: {
  readonly choice: ExportChoice;
  readonly onChoice: (choice: ExportChoice) => void;
}): React.JSX.Element {
  return (
    <fieldset className="choices">
      <legend className="field-label">{exportWords.form}</legend>
      {formats.map((id) => (
        <label key={id} className="choice">
          <input
            type="radio"
            name="export-format"
            value={id}
            checked={props.choice.format === id}
            onChange={() => props.onChoice({ ...props.choice, format: id })}
          />
          <span>
            {exportWords.forms[id].title}
            <span className="choice-doc">{exportWords.forms[id].doc}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What a cluster would not take. It warns and does not stop anyone. */
function Refusals(): React.JSX.Element | null {
  const [sentence] = useState(() => {
    const { all, snapshot } = settleFindings();
    return refusalSentence(snapshot.resources, all);
  });
  return sentence === null ? null : <Warning text={refusalWords.doesNotStop(sentence)} />;
}

function Warning({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <p className="export-warning">
      <SeverityMark severity="warning" silent />
      {text}
    </p>
  );
}
