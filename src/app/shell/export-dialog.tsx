import { useMemo, useState } from 'react';
import { cautionsIn } from '../../core/exchange';
import { deliverExport, exportAs } from '../browser/export-files';
import { runCommand } from '../commands';
import { closeDialog } from '../dialogs';
import { brokenIn } from '../exporting/broken-rows';
import type { ShownPlan } from '../exporting/exporter';
import { useFindings } from '../findings';
import { useTraces } from '../traces';
import { getView, type ExportChoice } from '../view';
import { Caution } from '../widgets';
import './export/export.css';
import { ExportCommands } from './export/export-commands';
import { ExportPreview } from './export/export-preview';
import { ExportTabs, type ExportTab } from './export/export-tabs';
import { ExportTicks } from './export/export-ticks';
import { ExportWork } from './export/export-work';
import { useExport } from './export/use-export';
import { useExportBaseline } from './export/use-export-baseline';
import { PacketRow } from './export/packet-row';
import { countForCluster, errorsLeft, refusalSentence } from './export-refusals';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { exportWords, refusalWords, sizeWords } from './words/export';

const formats = ['yaml', 'zip', 'kustomize'] as const satisfies readonly ExportChoice['format'][];

/**
 * Where the design leaves the page: in which form, what is written, what Istio would say to it, and what to run beside it. A large design is worked out and written
 * elsewhere, and the dialog stays until that is done. `format` may be `again`: that it is to leave as last time, and nothing more is asked.
 */
export default function ExportDialog({ format }: { readonly format: string }): React.JSX.Element {
  const [choice, setChoice] = useState<ExportChoice>(() => firstChoice(format));
  const [tab, setTab] = useState<ExportTab>('files');
  const [isWriting, setWriting] = useState(format === 'again');
  const baseline = useExportBaseline();
  const broken = useTraces(({ rows }) => brokenIn(rows));
  const wants = isWriting ? 'file' : tab === 'commands' ? 'commands' : 'plan';
  const known = useExport({ choice, wants, baseline }, ({ texts, choice: written }, answer) => {
    closeDialog();
    deliverExport({ workspace: texts.workspace, choice: written, baseline, broken }, answer);
  });
  const { plan, isLarge } = known;
  const isReady = !isLarge || (known.isCurrent && !isWriting);
  const change = (next: ExportChoice): void => {
    setWriting(false);
    setChoice(next);
  };
  const download = (): void => {
    if (!isReady) return;
    if (isLarge) return setWriting(true);
    closeDialog();
    void exportAs(choice);
  };
  return (
    <Sheet title={exportWords.title} size={920}>
      <div className="export-sheet">
        <div>
          <Formats choice={choice} onChoice={change} />
          <ExportTicks choice={choice} onChoice={change} plan={plan} baseline={baseline} />
          <Warnings plan={plan} choice={choice} broken={broken} />
          <p className="sheet-lead">{choice.withoutServerFields ? exportWords.faithfulRest : exportWords.faithful}</p>
          <PacketRow />
        </div>
        <Shown known={known} tab={tab} onTab={setTab} />
      </div>
      <SheetButtons stays>
        <ExportWork work={known.work} isWriting={isWriting} onAgain={known.again} />
        <CancelButton />
        <button
          type="button"
          className="button button-primary"
          data-autofocus
          disabled={plan?.isEmpty === true && isReady}
          aria-disabled={!isReady}
          onClick={download}
        >
          {exportWords.download}
        </button>
      </SheetButtons>
    </Sheet>
  );
}

/** What leaves: the files, or the commands to run beside it. */
function Shown(props: {
  readonly known: ReturnType<typeof useExport>;
  readonly tab: ExportTab;
  readonly onTab: (tab: ExportTab) => void;
}): React.JSX.Element {
  const { tab, known } = props;
  const { plan } = known;
  return (
    <div className="export-shown">
      <div className="export-tabs">
        <ExportTabs tab={tab} onTab={props.onTab} />
        {plan && <span className="export-total">{exportWords.total(plan.count, sizeWords(plan.bytes))}</span>}
      </div>
      <div
        className="export-panel"
        id="export-panel"
        role="tabpanel"
        aria-labelledby={`export-tab-${tab}`}
        aria-busy={!known.isCurrent}
      >
        {plan && tab === 'files' && <ExportPreview plan={plan} />}
        {plan && tab === 'commands' && <ExportCommands choice={known.planned} plan={plan} />}
      </div>
    </div>
  );
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

/** What a cluster would not take, as far as it is known by now, and what `kubectl apply` would do. They warn and do not stop anyone. */
function Warnings(props: {
  readonly plan: ShownPlan | null;
  readonly choice: ExportChoice;
  /** Which promises do not hold, as soon as the calls are followed. */
  readonly broken: string | undefined;
}): React.JSX.Element {
  const { plan, choice, broken } = props;
  const found = useFindings((findings) => findings);
  const places = plan ? plan.leaving : choice.changed ? nothingYet : undefined;
  const leaving = plan?.cautions.resources;
  const refusal = useMemo(
    () =>
      refusalSentence(found, { places, resources: (places && leaving) ?? countForCluster(found.snapshot.resources) }),
    [found, places, leaving],
  );
  const errors = useMemo(() => errorsLeft(found, places, choice.design), [found, places, choice.design]);
  const cautions = plan ? cautionsIn(plan.cautions).join(' ') : '';
  return (
    <>
      {refusal !== null && <Warning text={refusalWords.doesNotStop(refusal)} />}
      {errors > 0 && (
        <Warning severity="error" text={refusalWords.errorsLeft(errors, places !== undefined)} way={toProblems} />
      )}
      {broken !== undefined && <Warning text={refusalWords.doesNotStop(broken)} way={toAssertions} />}
      {cautions !== '' && <Warning text={cautions} />}
    </>
  );
}

/** Stands for what changed until that is known. */
const nothingYet: ReadonlySet<string> = new Set();

/** A command that leads to what is warned of, and what it is called there. */
interface Way {
  readonly command: string;
  readonly title: string;
}

const toProblems: Way = { command: 'show-problems', title: refusalWords.showErrors };
const toAssertions: Way = { command: 'show-assertions', title: refusalWords.showPromises };

function Warning(props: {
  readonly text: string;
  readonly severity?: 'error' | 'warning';
  readonly way?: Way;
}): React.JSX.Element {
  const { text, severity = 'warning', way } = props;
  const go = (to: Way): void => {
    closeDialog();
    runCommand(to.command);
  };
  return (
    <Caution severity={severity}>
      <p>
        {text}
        {way && ' '}
        {way && (
          <button type="button" className="link-button" onClick={() => go(way)}>
            {way.title}
          </button>
        )}
      </p>
    </Caution>
  );
}
