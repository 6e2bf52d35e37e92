import { Copy } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { envoyYaml, leftOut, originWords, type EnvoyPart, type Origin } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { copyText } from '../copy-text';
import { goToPart } from '../go-to-part';
import { placeWords } from '../place-words';
import { IconButton } from '../widgets';
import { envoyWords } from './words';
import './envoy-text.css';

interface PartsProps {
  readonly parts: readonly EnvoyPart[];
  readonly snapshot: Snapshot;
  /** Called before a line leads to what it comes from. */
  readonly onGo?: () => void;
}

/** Messages of Envoy's configuration as YAML, to read: each line that comes from a resource leads there. */
export function EnvoyParts({ parts, snapshot, onGo }: PartsProps): React.JSX.Element {
  return (
    <div className="envoy">
      {parts.map((part) => (
        <EnvoyMessage key={`${part.kind} ${part.name}`} part={part} snapshot={snapshot} onGo={onGo} />
      ))}
      <p className="envoy-note">{leftOut}</p>
    </div>
  );
}

function EnvoyMessage(props: {
  readonly part: EnvoyPart;
  readonly snapshot: Snapshot;
  readonly onGo: PartsProps['onGo'];
}): React.JSX.Element {
  const { kind, name, message } = props.part;
  const { text, origins } = useMemo(() => envoyYaml(message), [message]);
  const title = `${envoyWords.parts[kind]} ${name}`;
  return (
    <section className="envoy-part" aria-label={title}>
      <div className="envoy-head">
        <p className="envoy-title">
          {envoyWords.parts[kind]} <span className="mono">{name}</span>
        </p>
        <IconButton label={envoyWords.copyPart(title)} onClick={() => void copyText(text, envoyWords.copiedYaml)}>
          <Copy size={13} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      <Lines text={text} origins={origins} title={title} snapshot={props.snapshot} onGo={props.onGo} />
    </section>
  );
}

interface LinesProps {
  readonly text: string;
  readonly origins: ReadonlyMap<number, Origin>;
  readonly title: string;
  readonly snapshot: Snapshot;
  readonly onGo: PartsProps['onGo'];
}

/** The lines: one stop of the Tab key, in which the arrow keys go from link to link. */
function Lines({ text, origins, title, snapshot, onGo }: LinesProps): React.JSX.Element {
  const lines = text.trimEnd().split('\n');
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const isLink = (index: number): boolean => origins.get(index + 1)?.resource !== undefined;
  const first = lines.findIndex((_line, index) => isLink(index));
  const stop = at !== null && isLink(at) ? at : first;
  const move = (event: KeyboardEvent): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const target =
      links[
        nextOf(
          event.key,
          links.findIndex((link) => link === document.activeElement),
          links.length,
        )
      ];
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return (
    <div
      ref={list}
      className="envoy-lines"
      role="group"
      aria-label={envoyWords.asYaml(title)}
      tabIndex={first < 0 ? 0 : undefined}
      onKeyDown={move}
    >
      <div className="envoy-block">
        {lines.map((line, index) => (
          <Line
            key={index}
            text={line}
            origin={origins.get(index + 1)}
            snapshot={snapshot}
            isStop={index === stop}
            onFocus={() => setAt(index)}
            onGo={onGo}
          />
        ))}
      </div>
    </div>
  );
}

/** The place of the link that a key leads to; -1 for a key that leads to none. */
function nextOf(key: string, at: number, count: number): number {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}

function Line(props: {
  readonly text: string;
  readonly origin: Origin | undefined;
  readonly snapshot: Snapshot;
  readonly isStop: boolean;
  readonly onFocus: () => void;
  readonly onGo: PartsProps['onGo'];
}): React.JSX.Element {
  const { text, origin, snapshot } = props;
  if (origin?.resource === undefined)
    return (
      <span className="envoy-line" title={origin ? envoyWords.from(originWords(origin)) : undefined}>
        {text}
      </span>
    );
  const { resource, path } = origin;
  const go = (): void => {
    props.onGo?.();
    goToPart(resource, path);
  };
  return (
    <button
      type="button"
      className="envoy-line envoy-link"
      title={envoyWords.fromPlace(originWords(origin), placeWords(snapshot, resource, path))}
      tabIndex={props.isStop ? 0 : -1}
      onFocus={props.onFocus}
      onClick={go}
    >
      {text}
    </button>
  );
}
