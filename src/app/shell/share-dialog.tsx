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
} from '../../core/exchange';
import { rememberStream } from '../../core/yaml';
import type { Steps } from '../../core/steps';
import type { Workspace } from '../../core/workspace';
import { copyText } from '../copy-text';
import { openDialog } from '../dialogs';
import { useApp } from '../store';
import { Caution } from '../widgets';
import './share-dialog.css';
import { ShareEarlier } from './share-earlier';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { SheetWork } from './sheet-work';
import { useEarlier, type Earlier } from './use-earlier';
import { isSmall, sizeOf, useMadeLink, type Shared } from './use-made-link';
import { useSteps } from './use-steps';
import { secretWords, shareWords } from './words/share-dialog';

/** The design as a link: what is in it, what is left out, how long it is, and whether it opens to be worked on and reviewed. */
export default function ShareDialog(): React.JSX.Element {
  const workspace = useDesign();
  const states = useEarlier();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [withSecrets, setWithSecrets] = useState(false);
  const [readOnly, setReadOnly] = useState(false);
  const earlier = earlierIn(states, choice);
  const design = useSide(workspace);
  const baseline = useSide(earlier?.workspace ?? null);
  const sharedAlone = useMemo(() => design && sharedOf(design, withSecrets), [design, withSecrets]);
  const sharedBoth = useMemo(() => {
    if (!design || !earlier || !baseline) return null;
    const { name, problems } = earlier;
    const against = { name, problems, workspace: textsOf(baseline, withSecrets) };
    return { ...sharedOf(design, withSecrets), baseline: against };
  }, [design, earlier, baseline, withSecrets]);
  const alone = useMadeLink(sharedAlone);
  const both = useMadeLink(sharedBoth);
  // Where nobody has asked for the earlier state, and there is a link without it alone, that is the link.
  const include = choice?.include ?? (earlier?.isOffered === true && (both === null || both.link !== undefined));
  const shared = include ? sharedBoth : sharedAlone;
  const made = states && (include ? both : alone);
  const url = made?.link === undefined ? undefined : linkFor(readOnly, made.link);
  const places = [
    ...(design?.secrets ?? []).map(placeOf),
    ...((include && baseline?.secrets) || []).map(placeInBaseline),
  ];
  return (
    <Sheet title={shareWords.title} size={560}>
      <p className="sheet-lead">{shareWords.lead}</p>
      {places.length > 0 && <Secrets places={places} include={withSecrets} onInclude={setWithSecrets} />}
      {states && earlier && (
        <ShareEarlier
          states={states}
          chosen={earlier}
          include={include}
          onChoose={({ id }, chosen) => setChoice({ id, include: chosen })}
          alone={alone}
          both={both}
        />
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

/** What somebody said of the earlier state: which, and whether it goes along. */
interface Choice {
  readonly id: string;
  readonly include: boolean;
}

/** That which was chosen; before that the one that is offered, and else the first. */
function earlierIn(states: readonly Earlier[] | null, choice: Choice | null): Earlier | undefined {
  const chosen = choice && states?.find(({ id }) => id === choice.id);
  return chosen ?? states?.find(({ isOffered }) => isOffered) ?? states?.[0];
}

/** One side of what is shared: as it is, and without its secrets. */
interface Side extends Cleared {
  readonly whole: Workspace;
}

function useDesign(): Workspace {
  const { workspace, files } = useApp((state) => state.snapshot);
  // The page has read the design already.
  useMemo(() => files.forEach(({ file, stream }) => rememberStream(file, stream)), [files]);
  return workspace;
}

/** Null until the secrets of a workspace are known. */
function useSide(whole: Workspace | null): Side | null {
  const begin = useMemo(() => whole && (() => sideSteps(whole)), [whole]);
  return useSteps(begin, whole !== null && isSmall(whole));
}

/** Of what no link has room for nothing has to be left out. */
function* sideSteps(whole: Workspace): Steps<Side> {
  if (sizeOf(whole) > mostLinkBytes) return { whole, workspace: whole, secrets: [] };
  return { whole, ...(yield* clearingSteps(whole)) };
}

function sharedOf(design: Side, withSecrets: boolean): Shared {
  return { workspace: textsOf(design, withSecrets) };
}

function textsOf({ whole, workspace }: Side, withSecrets: boolean): Workspace {
  return withSecrets ? whole : workspace;
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
  if (url === undefined) return <Caution>{shareWords.tooLong(inside, longestLink)}</Caution>;
  return (
    <>
      <label className="share-link">
        <span className="field-label">{shareWords.link}</span>
        <input className="text-field text-field-mono" readOnly value={url} onFocus={(event) => event.target.select()} />
      </label>
      <p className="share-length">{shareWords.length(inside, url.length)}</p>
      {url.length > longLink && <Caution>{shareWords.long(url.length, longLink)}</Caution>}
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
      <Caution>{include ? secretWords.included(places.length) : secretWords.leftOut(places.length)}</Caution>
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
