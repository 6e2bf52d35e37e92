import { Check, ChevronDown, ChevronUp, X } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '../widgets';
import './guide.css';
import { guideWords } from './words/card';

interface GuideCardProps {
  /** Accessible name of its region. */
  readonly label: string;
  readonly title: string;
  /** How far it is, in words. */
  readonly count: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly onLeave: () => void;
}

/** A small card in the corner of the canvas. It never takes the focus and can be folded out of the way. */
export function GuideCard(props: GuideCardProps): React.JSX.Element {
  const { label, title, count, isDone, children, actions, onLeave } = props;
  const [folded, setFolded] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  };
  return (
    <section className="guide" aria-label={label} data-done={isDone || undefined} onKeyDown={onKeyDown}>
      <header className="guide-head">
        <span className="guide-mark" aria-hidden>
          {isDone && <Check size={12} strokeWidth={2.5} />}
        </span>
        <h3 className="guide-title">{title}</h3>
        <span className="guide-count">{count}</span>
        <IconButton
          label={folded ? guideWords.unfold(label) : guideWords.fold(label)}
          onClick={() => setFolded(!folded)}
        >
          {folded ? (
            <ChevronUp size={16} strokeWidth={1.75} aria-hidden />
          ) : (
            <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
          )}
        </IconButton>
        <IconButton label={guideWords.leave(label)} onClick={onLeave}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </header>
      {!folded && (
        <>
          <div className="guide-body">
            <p className="guide-state">{isDone ? guideWords.done : guideWords.waiting}</p>
            {children}
          </div>
          <div className="guide-actions">{actions}</div>
        </>
      )}
    </section>
  );
}
