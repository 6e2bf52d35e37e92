import { useMemo, useState } from 'react';
import {
  countResources,
  linkFor,
  longestLink,
  longLink,
  withoutSecrets,
  writeShareLink,
  type Cleared,
  type FoundSecret,
  type SharedView,
} from '../../core/exchange';
import type { Workspace } from '../../core/workspace';
import { copyText } from '../copy-text';
import { openDialog } from '../dialogs';
import { getState, useApp, type AppState } from '../store';
import { getView } from '../view';
import { SeverityMark } from '../widgets';
import './share-dialog.css';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { secretWords, shareWords } from './words/share-dialog';

/** The design as a link: what is in it, what is left out, how long it is, and whether it opens to be worked on. */
export default function ShareDialog(): React.JSX.Element {
  const workspace = useApp((state) => state.snapshot.workspace);
  const cleared = useMemo(() => withoutSecrets(workspace), [workspace]);
  const [withSecrets, setWithSecrets] = useState(false);
  const [readOnly, setReadOnly] = useState(false);
  const shared = withSecrets ? workspace : cleared.workspace;
  const link = useMemo(() => linkOf(shared), [shared]);
  const url = link && linkFor(readOnly, link);
  return (
    <Sheet title={shareWords.title} size={560}>
      <p className="sheet-lead">{shareWords.lead}</p>
      {cleared.secrets.length > 0 && <Secrets cleared={cleared} include={withSecrets} onInclude={setWithSecrets} />}
      <label className="tick">
        <input type="checkbox" checked={readOnly} onChange={(event) => setReadOnly(event.target.checked)} />
        {shareWords.readOnly}
      </label>
      <LinkField workspace={shared} url={url} />
      <SheetButtons>
        <CancelButton title={shareWords.close} />
        {url !== undefined && isUsable(url) ? (
          <CopyButton key={url} url={url} />
        ) : (
          <button type="button" className="button button-primary" data-autofocus onClick={() => openDialog('export')}>
            {shareWords.export}
          </button>
        )}
      </SheetButtons>
    </Sheet>
  );
}

/** Says itself that it has copied: what lies behind a dialog is not heard. */
function CopyButton({ url }: { readonly url: string }): React.JSX.Element {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => setCopied(await copyText(url, shareWords.copiedLink));
  return (
    <>
      <span className="spoken-only" role="status">
        {copied ? shareWords.copiedLink : ''}
      </span>
      <button type="button" className="button button-primary" data-autofocus onClick={() => void copy()}>
        {copied ? shareWords.copied : shareWords.copy}
      </button>
    </>
  );
}

function LinkField({
  workspace,
  url,
}: {
  readonly workspace: Workspace;
  readonly url: string | undefined;
}): React.JSX.Element {
  const inside = shareWords.contents(workspace.files.length, countResources(workspace.files));
  if (url === undefined || !isUsable(url))
    return <Warning text={shareWords.tooLong(inside, url?.length, longestLink)} />;
  return (
    <>
      <label className="share-link">
        <span className="field-label">{shareWords.link}</span>
        <input className="text-field text-field-mono" readOnly value={url} onFocus={(event) => event.target.select()} />
      </label>
      <p className="share-length">{shareWords.length(inside, url.length)}</p>
      {url.length > longLink && <Warning text={shareWords.long(url.length, longLink)} />}
    </>
  );
}

function Secrets(props: {
  readonly cleared: Cleared;
  readonly include: boolean;
  readonly onInclude: (include: boolean) => void;
}): React.JSX.Element {
  const { secrets } = props.cleared;
  return (
    <div className="share-secrets">
      <Warning text={props.include ? secretWords.included(secrets.length) : secretWords.leftOut(secrets.length)} />
      <ul aria-label={secretWords.list}>
        {secrets.slice(0, mostListed).map((secret, index) => (
          <li key={index}>{placeOf(secret)}</li>
        ))}
        {secrets.length > mostListed && <li>{secretWords.more(secrets.length - mostListed)}</li>}
      </ul>
      <label className="tick">
        <input type="checkbox" checked={props.include} onChange={(event) => props.onInclude(event.target.checked)} />
        {secretWords.include(secrets.length)}
      </label>
    </div>
  );
}

const mostListed = 8;

function placeOf({ file, line, what }: FoundSecret): string {
  return secretWords.place(what, file, line);
}

function Warning({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <p className="export-warning">
      <SeverityMark severity="warning" silent />
      <span>{text}</span>
    </p>
  );
}

function isUsable(url: string): boolean {
  return url.length <= longestLink;
}

function linkOf(workspace: Workspace): string | undefined {
  const fragment = writeShareLink({ workspace, view: viewOf(getState(), workspace), readOnly: false });
  return fragment && location.origin + location.pathname + location.search + fragment;
}

/** What is open and selected, as far as it is in the link as it is here. */
function viewOf({ snapshot, selection }: AppState, shared: Workspace): SharedView {
  const { openFile } = getView();
  const place = selection?.place;
  const view = snapshot.files.find(({ path, file }) => path === place?.file && shared.files.includes(file));
  const document = view?.stream.documents.findIndex(({ id }) => id === place?.document) ?? -1;
  return {
    openFile: shared.files.some(({ path }) => path === openFile) ? openFile : null,
    selected: place && document >= 0 ? { file: place.file, document, path: place.path } : null,
  };
}
