import { useMemo, useState } from 'react';
import {
  clearingSteps,
  countResources,
  linkFor,
  longestLink,
  longLink,
  mostLinkBytes,
  type Cleared,
  type FoundSecret,
  type SharedBaseline,
} from '../../core/exchange';
import { rememberStream } from '../../core/yaml';
import type { Steps } from '../../core/steps';
import type { Workspace } from '../../core/workspace';
import { copyText } from '../copy-text';
import { openDialog } from '../dialogs';
import { useEndedReview } from '../ended-review';
import { useReview } from '../review-state';
import { useApp } from '../store';
import { SeverityMark } from '../widgets';
import './share-dialog.css';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { SheetWork } from './sheet-work';
import { isSmall, sizeOf, useMadeLink, type Shared } from './use-made-link';
import { useSteps } from './use-steps';
import { secretWords, shareWords } from './words/share-dialog';

/** The design as a link: what is in it, what is left out, how long it is, and whether it opens to be worked on and reviewed. */
export default function ShareDialog(): React.JSX.Element {
  const { design, baseline, isOffered } = useSides();
  const [withBaseline, setWithBaseline] = useState(isOffered);
  const [isChosen, setChosen] = useState(false);
  const [withSecrets, setWithSecrets] = useState(false);
  const [readOnly, setReadOnly] = useState(false);
  const against = withBaseline ? baseline : null;
  const shared = useMemo(() => sharedOf(design, against, withSecrets), [design, against, withSecrets]);
  const made = useMadeLink(shared);
  // Nobody has asked for the baseline, and without it there may be a link.
  if (against && !isChosen && made && made.link === undefined) setWithBaseline(false);
  const url = made?.link === undefined ? undefined : linkFor(readOnly, made.link);
  const places = [...(design?.secrets ?? []).map(placeOf), ...(against?.side?.secrets ?? []).map(placeInBaseline)];
  const chooseBaseline = (include: boolean): void => {
    setChosen(true);
    setWithBaseline(include);
  };
  return (
    <Sheet title={shareWords.title} size={560}>
      <p className="sheet-lead">{shareWords.lead}</p>
      {places.length > 0 && <Secrets places={places} include={withSecrets} onInclude={setWithSecrets} />}
      {baseline && (
        <>
          <Tick title={shareWords.withBaseline(baseline.name)} checked={withBaseline} onChange={chooseBaseline} />
          <p className="share-length">{shareWords.decisions}</p>
        </>
      )}
      <Tick title={shareWords.readOnly} checked={readOnly} onChange={setReadOnly} />
      {shared && made ? (
        <LinkField shared={shared} url={url} />
      ) : (
        <SheetWork says={shareWords.making} label={shareWords.progressLabel} />
      )}
      <SheetButtons stays>
        <CancelButton title={shareWords.close} />
        <MainButton url={url} isMaking={made === null} />
      </SheetButtons>
    </Sheet>
  );
}

/** One side of what is shared: as it is, and without its secrets. */
interface Side extends Cleared {
  readonly whole: Workspace;
}

/** The baseline of a review. */
interface BaselineSide extends Pick<SharedBaseline, 'name' | 'problems'> {
  /** Null until its secrets are known. */
  readonly side: Side | null;
}

interface Sides {
  /** Null until its secrets are known. */
  readonly design: Side | null;
  /** Null where there is none. */
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
  // The page has read the design already.
  useMemo(() => files.forEach(({ file, stream }) => rememberStream(file, stream)), [files]);
  const design = useSide(workspace);
  const side = useSide(baseline?.workspace ?? null);
  const against = useMemo(
    () => baseline && { side, name: baseline.name, problems: baseline.problems },
    [baseline, side],
  );
  return { design, baseline: against, isOffered: current !== null || ended?.answered === workspace };
}

function useSide(whole: Workspace | null): Side | null {
  const begin = useMemo(() => whole && (() => sideSteps(whole)), [whole]);
  return useSteps(begin, whole !== null && isSmall(whole));
}

/** Of what no link has room for nothing has to be left out. */
function* sideSteps(whole: Workspace): Steps<Side> {
  if (sizeOf(whole) > mostLinkBytes) return { whole, workspace: whole, secrets: [] };
  return { whole, ...(yield* clearingSteps(whole)) };
}

/** What goes into the link; null while its secrets are not known. */
function sharedOf(design: Side | null, against: BaselineSide | null, withSecrets: boolean): Shared | null {
  const textsOf = ({ whole, workspace }: Side): Workspace => (withSecrets ? whole : workspace);
  if (!design || (against && !against.side)) return null;
  if (!against?.side) return { workspace: textsOf(design) };
  const { name, problems, side } = against;
  return { workspace: textsOf(design), baseline: { name, problems, workspace: textsOf(side) } };
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

/** Copies the link, and says so itself: what lies behind a dialog is not heard. Without a link that can be used it leads to the other way. */
function MainButton(props: { readonly url: string | undefined; readonly isMaking: boolean }): React.JSX.Element {
  const { url, isMaking } = props;
  const [copiedUrl, setCopiedUrl] = useState<string>();
  const isCopied = url !== undefined && copiedUrl === url;
  const press = async (): Promise<void> => {
    if (isMaking) return;
    if (url === undefined) openDialog('export');
    else if (await copyText(url, shareWords.copiedLink)) setCopiedUrl(url);
  };
  const title = url === undefined && !isMaking ? shareWords.export : isCopied ? shareWords.copied : shareWords.copy;
  return (
    <>
      <span className="spoken-only" role="status">
        {isCopied ? shareWords.copiedLink : ''}
      </span>
      <button
        type="button"
        className="button button-primary"
        data-autofocus
        aria-disabled={isMaking}
        onClick={() => void press()}
      >
        {title}
      </button>
    </>
  );
}

function LinkField({ shared, url }: { readonly shared: Shared; readonly url: string | undefined }): React.JSX.Element {
  const inside = contentsOf(shared);
  if (url === undefined) return <Warning text={shareWords.tooLong(inside, longestLink)} />;
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
