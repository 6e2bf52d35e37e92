import type { Place, Resource } from '../../core/schema';
import { locate } from '../../core/snapshot';
import { runCommand } from '../commands';
import { useFindings } from '../findings';
import { goToText } from '../go-to-text';
import { useApp } from '../store';
import { tallyWords } from '../widgets';
import { FormHead } from './form-head';
import { UnreadableBanner } from './unreadable-banner';
import { paneWords } from './words/frame';

/** While nothing is selected: what to do about it, and the way to what was found. */
export function NothingSelected(): React.JSX.Element {
  const found = tallyWords(useFindings(({ tally }) => tally));
  return (
    <>
      <p className="pane-idle">{paneWords.nothingSelected}</p>
      {found !== '' && (
        <div className="ins-found">
          <p>{paneWords.found.says(found)}</p>
          <button type="button" className="ins-button" onClick={() => runCommand('show-problems')}>
            {paneWords.found.show}
          </button>
        </div>
      )}
    </>
  );
}

/** A document without a kind that can be read: empty, broken, or something else than a Kubernetes object. */
export function NoResource({ place }: { readonly place: Place }): React.JSX.Element {
  const broken = useApp(({ snapshot }) => locate(snapshot, place)?.document.incomplete ?? false);
  const { title, says } = broken ? paneWords.noResource.broken : paneWords.noResource.other;
  return (
    <div className="ins-scroll">
      {broken && <UnreadableBanner place={{ ...place, path: [] }} />}
      <div className="ins-card ins-kept">
        <p className="ins-card-title">{title}</p>
        <p>{says}</p>
        <button type="button" className="ins-button" onClick={() => goToText(place)}>
          {paneWords.goToText}
        </button>
      </div>
    </div>
  );
}

/** A kind that Fairway has no data for. */
export function KeptAsItIs({ resource }: { readonly resource: Resource }): React.JSX.Element {
  return (
    <>
      <FormHead resource={resource} findings={[]} />
      <div className="ins-scroll">
        {resource.incomplete && <UnreadableBanner place={resource.place} />}
        <div className="ins-card ins-kept">
          <p className="ins-card-title">{paneWords.unknownKind.title}</p>
          <p>{paneWords.unknownKind.says(resource.kind, resource.apiVersion)}</p>
          <button type="button" className="ins-button" onClick={() => goToText(resource.place)}>
            {paneWords.goToText}
          </button>
        </div>
      </div>
    </>
  );
}
