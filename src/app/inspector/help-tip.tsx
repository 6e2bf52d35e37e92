import { useEffect, useState, type RefObject } from 'react';

interface Tip {
  readonly text: string;
  readonly left: number;
  readonly top: number;
}

const delay = 400;
const width = 320;

/**
 * One tooltip for all labels of the form: it shows the `data-help` of what the pointer rests on. A tooltip a label would cost a long form
 * more than its fields do. Screen readers get the same text as the field's description, keyboards in the field's menu.
 */
export function HelpTip({ root }: { readonly root: RefObject<HTMLElement | null> }): React.JSX.Element | null {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onOver = (event: Event): void => {
      clearTimeout(timer);
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-help]') : null;
      setTip(null);
      if (target && event.target instanceof Element && !event.target.closest('.ins-choice'))
        timer = setTimeout(() => setTip(tipFor(target)), delay);
    };
    const hide = (): void => {
      clearTimeout(timer);
      setTip(null);
    };
    const hiding = ['pointerleave', 'pointerdown', 'wheel', 'keydown'] as const;
    element.addEventListener('pointerover', onOver);
    for (const type of hiding) element.addEventListener(type, hide, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerover', onOver);
      for (const type of hiding) element.removeEventListener(type, hide);
    };
  }, [root]);
  if (tip === null) return null;
  return (
    <div className="ins-tip" role="tooltip" style={{ left: tip.left, top: tip.top }}>
      {tip.text}
    </div>
  );
}

function tipFor(target: HTMLElement): Tip {
  const box = target.getBoundingClientRect();
  return {
    text: target.dataset['help'] ?? '',
    left: Math.max(8, Math.min(box.left, window.innerWidth - width - 8)),
    top: box.bottom + 4,
  };
}
