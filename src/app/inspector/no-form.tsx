import type { Place, Resource } from '../../core/schema';
import { locate } from '../../core/snapshot';
import { goToText } from '../go-to-text';
import { useApp } from '../store';
import { FormHead } from './form-head';
import { UnreadableBanner } from './unreadable-banner';

export function NothingSelected(): React.JSX.Element {
  return <p className="ins-empty">Select a card, a wire or a line of YAML to see its settings.</p>;
}

/** A document without a kind that can be read: empty, broken, or something else than a Kubernetes object. */
export function NoResource({ place }: { readonly place: Place }): React.JSX.Element {
  const broken = useApp(({ snapshot }) => locate(snapshot, place)?.document.incomplete ?? false);
  return (
    <div className="ins-scroll">
      {broken && <UnreadableBanner place={{ ...place, path: [] }} />}
      <div className="ins-card ins-kept">
        <p className="ins-card-title">{broken ? 'No resource can be read here' : 'This is no resource'}</p>
        <p>
          {broken ? 'What could not be read is kept as it is.' : 'The document has no kind. Fairway keeps it as it is.'}
        </p>
        <button type="button" className="ins-button" onClick={() => goToText(place)}>
          Go to text
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
          <p className="ins-card-title">Fairway keeps this document as it is</p>
          <p>
            It does not know the fields of {resource.kind}
            {resource.apiVersion === '' ? '' : ` (${resource.apiVersion})`}. The text can be edited, and is exported
            byte for byte.
          </p>
          <button type="button" className="ins-button" onClick={() => goToText(resource.place)}>
            Go to text
          </button>
        </div>
      </div>
    </>
  );
}
