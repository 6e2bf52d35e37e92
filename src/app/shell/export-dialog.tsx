import { useState } from 'react';
import { exportAs } from '../browser/export-files';
import { closeDialog } from '../dialogs';
import { settleFindings } from '../findings';
import { useApp } from '../store';
import { getView, type ExportChoice } from '../view';
import { SeverityMark } from '../widgets';
import { refusalSentence } from './export-refusals';
import { CancelButton, Sheet, SheetButtons } from './sheet';

const formats: readonly { readonly id: ExportChoice['format']; readonly title: string; readonly doc: string }[] = [
  { id: 'yaml', title: 'One YAML file', doc: 'All documents one after the other, as kubectl apply takes them.' },
  { id: 'zip', title: 'Zip, a file each', doc: 'The files as they are here, with their names.' },
];

/** Where the design leaves the page: in which form, with what, and what Istio would say to it. */
export default function ExportDialog(): React.JSX.Element {
  const [choice, setChoice] = useState<ExportChoice>(() => getView().exportChoice ?? { format: 'yaml', design: false });
  const resources = useApp((state) => state.snapshot.resources);
  const designs = resources.filter((resource) => resource.kind === 'EgressDesign').length;
  const run = (): void => {
    closeDialog();
    void exportAs(choice);
  };
  return (
    <Sheet title="Export">
      <fieldset className="choices">
        <legend className="field-label">Form</legend>
        {formats.map(({ id, title, doc }) => (
          <label key={id} className="choice">
            <input
              type="radio"
              name="export-format"
              value={id}
              checked={choice.format === id}
              onChange={() => setChoice({ ...choice, format: id })}
            />
            <span>
              {title}
              <span className="choice-doc">{doc}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {designs > 0 && (
        <label className="tick">
          <input
            type="checkbox"
            checked={choice.design}
            onChange={(event) => setChoice({ ...choice, design: event.target.checked })}
          />
          Include the EgressDesign, which no cluster knows
        </label>
      )}
      <Refusals />
      <p className="sheet-lead">What was not edited leaves byte for byte as it came.</p>
      <SheetButtons>
        <CancelButton />
        <button type="button" className="button button-primary" data-autofocus onClick={run}>
          Download
        </button>
      </SheetButtons>
    </Sheet>
  );
}

/** What a cluster would not take. It warns and does not stop anyone. */
function Refusals(): React.JSX.Element | null {
  const [sentence] = useState(() => {
    const { all, snapshot } = settleFindings();
    return refusalSentence(snapshot.resources, all);
  });
  if (sentence === null) return null;
  return (
    <p className="export-warning">
      <SeverityMark severity="warning" silent />
      {sentence} This does not stop the export.
    </p>
  );
}
