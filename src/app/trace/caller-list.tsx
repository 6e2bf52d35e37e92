import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { callerName, type Caller } from './callers';
import { callWords } from './words';

interface CallerListProps {
  readonly id: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly callers: readonly Caller[];
  /** How many were found and are not listed. */
  readonly more: number;
  /** Index of the one that Enter takes; -1 without any. */
  readonly at: number;
  readonly onTake: (caller: Caller) => void;
  readonly onClose: () => void;
}

/** The id of one line of the list, by which the field says which is active. */
export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** Who was found, on top of the page: the pane that the field stands in is too low for a list, and would cut it off. */
export function CallerList(props: CallerListProps): React.JSX.Element {
  const { id, field, callers, more, at, onTake, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  useOnTop(box, field, onClose);
  useEffect(() => {
    document.getElementById(optionId(id, at))?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  return (
    <div ref={box} className="caller-list" popover="manual">
      <ul id={id} role="listbox" aria-label={callWords.callers}>
        {callers.map((caller, index) => (
          <li
            key={callerName(caller)}
            id={optionId(id, index)}
            role="option"
            aria-selected={index === at}
            title={callerName(caller)}
            // The field keeps the focus, so that its list stays open until the press ends.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(caller)}
          >
            {callerName(caller)}
          </li>
        ))}
      </ul>
      {callers.length === 0 && <p>{callWords.nobody}</p>}
      {more > 0 && <p>{callWords.moreCallers(more)}</p>}
    </div>
  );
}

/** Puts the list where the field is, below it or, where there is more room, above; it closes when the field moves away under it. */
function useOnTop(
  box: RefObject<HTMLDivElement | null>,
  field: RefObject<HTMLInputElement | null>,
  onClose: () => void,
): void {
  useLayoutEffect(() => {
    if (box.current && field.current) placeBy(box.current, field.current.getBoundingClientRect());
  }, [box, field]);
  useEffect(() => {
    const onScroll = (event: Event): void => {
      if (event.target instanceof Node && event.target !== field.current && event.target.contains(field.current))
        onClose();
    };
    window.addEventListener('scroll', onScroll, true);
    window.addEventListener('resize', onClose);
    return () => {
      window.removeEventListener('scroll', onScroll, true);
      window.removeEventListener('resize', onClose);
    };
  }, [field, onClose]);
}

function placeBy(list: HTMLElement, { left, top, bottom, width }: DOMRect): void {
  const below = window.innerHeight - bottom;
  const isBelow = below >= Math.min(280, top);
  const { style } = list;
  style.left = `${left}px`;
  style.minWidth = `${width}px`;
  style.maxHeight = `${Math.min(280, (isBelow ? below : top) - 8)}px`;
  style.top = isBelow ? `${bottom + 2}px` : 'auto';
  style.bottom = isBelow ? 'auto' : `${window.innerHeight - top + 2}px`;
  if ('showPopover' in list) list.showPopover();
}
