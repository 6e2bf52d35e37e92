import { useEffect, useRef, useState } from 'react';
import { offerWaiting, onTextRequest } from '../go-to-text';
import { loadMonaco, type Parts } from './load-monaco';
import { PlainText } from './plain-text';
import { createTextView, type TextView } from './text-view';
import { paneWords } from './words';

type Loading = { readonly parts: Parts | null; readonly failed: boolean };

/** The text of a file in Monaco; until that is loaded, as plain text. */
export function TextHost({ path, text }: { readonly path: string; readonly text: string }): React.JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const [{ parts, failed }, setLoading] = useState<Loading>({ parts: null, failed: false });
  const [view, setView] = useState<TextView | null>(null);

  useEffect(() => {
    let gone = false;
    loadMonaco().then(
      (loaded) => !gone && setLoading({ parts: loaded, failed: false }),
      () => !gone && setLoading({ parts: null, failed: true }),
    );
    return () => {
      gone = true;
    };
  }, []);

  useEffect(() => {
    if (!parts || !host.current) return;
    const made = createTextView(parts, host.current);
    const stop = onTextRequest((request) => made.goTo(request));
    setView(made);
    return () => {
      stop();
      setView(null);
      made.dispose();
    };
  }, [parts]);

  useEffect(() => {
    view?.show(path);
    offerWaiting();
  }, [view, path]);

  return (
    <div className="yaml-text" role="tabpanel" aria-label={path}>
      {failed && <p className="yaml-note">{paneWords.notLoaded}</p>}
      {view === null && <PlainText text={text} />}
      <div ref={host} className="yaml-host" hidden={view === null} />
    </div>
  );
}
