import type { KeyboardEvent } from 'react';
import { diagramStyles, type DiagramStyle } from '../../core/exchange';
import { showDiagramStyle, styleTitles } from '../diagram-view';
import { toolbarWords } from './words';

/** Which diagram is shown: arrows move between them. */
export function StyleTabs({ style }: { readonly style: DiagramStyle }): React.JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = (diagramStyles.indexOf(style) + step + diagramStyles.length) % diagramStyles.length;
    const next = diagramStyles[index] ?? style;
    showDiagramStyle(next);
    document.getElementById(tabId(next))?.focus();
  };
  return (
    <div className="diagram-tabs" role="tablist" aria-label={toolbarWords.stylesLabel} onKeyDown={onKeyDown}>
      {diagramStyles.map((each) => (
        <button
          key={each}
          id={tabId(each)}
          type="button"
          role="tab"
          className="diagram-tab"
          aria-selected={each === style}
          aria-controls="diagram-panel"
          tabIndex={each === style ? 0 : -1}
          onClick={() => showDiagramStyle(each)}
        >
          {styleTitles[each]}
        </button>
      ))}
    </div>
  );
}

/** The id of a style's tab, by which its panel is named. */
export function tabId(style: DiagramStyle): string {
  return `diagram-tab-${style}`;
}
