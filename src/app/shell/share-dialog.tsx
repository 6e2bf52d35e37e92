import { useMemo, useState } from 'react';
import {
  countResources,
  linkFor,
  longestLink,
  longLink,
  rememberStream,
  withoutSecrets,
  writeShareLink,
  type Cleared,
  type FoundSecret,
  type SharedBaseline,
  type SharedView,
  type SharedWorkspace,
} from '../../core/exchange';
import type { Workspace } from '../../core/workspace';
import { copyText } from '../copy-text';
import { openDialog } from '../dialogs';
import { useEndedReview } from '../ended-review';
import { useReview } from '../review-state';
import { getState, useApp, type AppState } from '../store';
import { getView } from '../view';
import { SeverityMark } from '../widgets';
import './share-dialog.css';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { secretWords, shareWords } from './words/share-dialog';

/** The design as a link: what is in it, what is left out, how long it is, and whether it opens to be worked on and reviewed. */
export default function ShareDialog(): React.JSX.Element {
  const { design, baseline, isOffered } = useSides();
  const [withBaseline, setWithBaseline] = useState(() => baseline !== null && isOffered && fits(design, baseline));
  const [withSecrets, setWithSecrets] = useState(false);
  const [readOnly, setReadOnly] = useState(false);
  const against = withBaseline ? baseline : null;
  const shared = useMemo(() => sharedOf(design, against, withSecrets), [design, against, withSecrets]);
  const link = useMemo(() => linkOf(shared), [shared]);
  const url = link && linkFor(readOnly, link);
  const places = [...design.secrets.map(placeOf), ...(against?.secrets ?? []).map(placeInBaseline)];
  return (
    <Sheet title={shareWords.title} size={560}>
      <p className="sheet-lead">{shareWords.lead}</p>
      {places.length > 0 && <Secrets places={places} include={withSecrets} onInclude={setWithSecrets} />}
      {baseline && (
        <>
          <Tick title={shareWords.withBaseline(baseline.name)} checked={withBaseline} onChange={setWithBaseline} />
          <p className="share-length">{shareWords.decisions}</p>
        </>
      )}
      <Tick title={shareWords.readOnly} checked={readOnly} onChange={setReadOnly} />
      <LinkField shared={shared} url={url} />
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

/** One side of what is shared: as it is, and without its secrets. */
interface Side extends Cleared {
  readonly whole: Workspace;
}

/** The baseline of the review that goes on. */
interface BaselineSide extends Side, Pick<SharedBaseline, 'name' | 'problems'> {}

interface Sides {
  readonly design: Side;
  readonly baseline: BaselineSide | null;
  /** Whether the baseline goes along unless somebody says otherwise. */
  readonly isOffered: boolean;
}

/**
 * The design and the baseline of its review, be it one that has ended: it goes along as long as the design is that with the answers. Two versions that are compared
 * are no review of the design.
 */
function useSides(): Sides {
  const { workspace, files } = useApp((state) => state.snapshot);
  const current = useReview((review) => (review.proposal === null ? review.baseline : null));
  const ended = useEndedReview();
  const baseline = current ?? ended?.baseline ?? null;
  const design = useMemo(() => {
    // The page has read the design already.
    for (const { file, stream } of files) rememberStream(file, stream);
    return sideOf(workspace);
  }, [workspace, files]);
  const against = useMemo(
    () => baseline && { ...sideOf(baseline.workspace), name: baseline.name, problems: baseline.problems },
    [baseline],
  );
  return { design, baseline: against, isOffered: current !== null || ended?.answered === workspace };
}

function sideOf(whole: Workspace): Side {
  return { whole, ...withoutSecrets(whole) };
}

function sharedOf(design: Side, baseline: BaselineSide | null, withSecrets: boolean): Shared {
  const textsOf = ({ whole, workspace }: Side): Workspace => (withSecrets ? whole : workspace);
  if (!baseline) return { workspace: textsOf(design) };
  const { name, problems } = baseline;
  return { workspace: textsOf(design), baseline: { name, problems, workspace: textsOf(baseline) } };
}

/** Whether both sides make a link that can be used. */
function fits(design: Side, baseline: BaselineSide): boolean {
  const link = linkOf(sharedOf(design, baseline, false));
  return link !== undefined && isUsable(link);
}

function Tick(props: {
  readonly title: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): React.JSX.Element {
  return (
    <label className="tick">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onChange(event.target.checked)} />
      {props.title}
    </label>
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

function LinkField({ shared, url }: { readonly shared: Shared; readonly url: string | undefined }): React.JSX.Element {
  const inside = contentsOf(shared);
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

function contentsOf({ workspace: { files }, baseline }: Shared): string {
  const contents = shareWords.contents(files.length, countResources(files));
  return baseline ? shareWords.withBaselineOf(contents, baseline.workspace.files.length) : contents;
}

function Secrets(props: {
  readonly places: readonly string[];
  readonly include: boolean;
  readonly onInclude: (include: boolean) => void;
}): React.JSX.Element {
  const { places, include, onInclude } = props;
  return (
    <div className="share-secrets">
      <Warning text={include ? secretWords.included(places.length) : secretWords.leftOut(places.length)} />
      <ul aria-label={secretWords.list}>
        {places.slice(0, mostListed).map((place, index) => (
          <li key={index}>{place}</li>
        ))}
        {places.length > mostListed && <li>{secretWords.more(places.length - mostListed)}</li>}
      </ul>
      <Tick title={secretWords.include(places.length)} checked={include} onChange={onInclude} />
    </div>
  );
}

const mostListed = 8;

function placeOf({ file, line, what }: FoundSecret): string {
  return secretWords.place(what, file, line);
}

function placeInBaseline(secret: FoundSecret): string {
  return secretWords.placeInBaseline(placeOf(secret));
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

/** What a link is made of, before it is known how it opens. */
type Shared = Pick<SharedWorkspace, 'workspace' | 'baseline'>;

function linkOf(shared: Shared): string | undefined {
  const fragment = writeShareLink({ ...shared, view: viewOf(getState(), shared.workspace), readOnly: false });
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
