import { useEffect, useRef, useState } from 'react';
import { templates, type Template } from '../../core/templates';
import { putTemplate } from '../put-template';
import { planTemplate } from '../commands/add-template';
import { searchSign } from '../dialogs';
import { getState } from '../store';
import { Lessons } from './templates-lessons';
import { TemplateCards } from './templates-cards';
import { TemplatePreview } from './templates-preview';
import { Sheet } from './sheet';
import { galleryWords } from './words/templates';
import './templates.css';

const tabs = ['templates', 'lessons'] as const;

type Tab = (typeof tabs)[number];

/** The gallery: patterns to add to the design and lessons to learn from. `start` is a tab, the id of a template, or words to search for behind `?`. */
export default function Templates({ start }: { readonly start: string }): React.JSX.Element {
  const [tab, setTab] = useState<Tab>(start === 'lessons' ? 'lessons' : 'templates');
  const [chosen, setChosen] = useState<Template | undefined>(() => templates.find(({ id }) => id === start));
  const [query, setQuery] = useState(() => (start.startsWith(searchSign) ? start.slice(searchSign.length) : ''));
  if (chosen) {
    return (
      <Sheet title={galleryWords.title} size={1040}>
        <TemplatePreview template={chosen} onBack={() => setChosen(undefined)} />
      </Sheet>
    );
  }
  return (
    <Sheet title={galleryWords.title} size={1040}>
      <div className="gallery-bar">
        <Tabs tab={tab} onTab={setTab} />
        {tab === 'templates' && <Search query={query} onQuery={setQuery} />}
      </div>
      <div role="tabpanel" id="gallery-panel" aria-labelledby={`gallery-tab-${tab}`}>
        {tab === 'templates' ? (
          <TemplateCards query={query} onLook={setChosen} onUse={(template) => addOrLook(template, setChosen)} />
        ) : (
          <Lessons />
        )}
      </div>
    </Sheet>
  );
}

/** Adds a template with its own values; where something has to be known before, its preview says it first. */
function addOrLook(template: Template, look: (template: Template) => void): void {
  const plan = planTemplate(getState().snapshot, template, template.defaults);
  if (plan.says.length > 0 || plan.lacks) look(template);
  else putTemplate(template, template.defaults, false);
}

function Tabs({ tab, onTab }: { readonly tab: Tab; readonly onTab: (tab: Tab) => void }): React.JSX.Element {
  const step = (by: number): void => {
    const at = tabs.indexOf(tab);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    onTab(next);
    document.getElementById(`gallery-tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={galleryWords.name} className="gallery-tabs">
      {tabs.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`gallery-tab-${id}`}
          aria-selected={tab === id}
          aria-controls="gallery-panel"
          tabIndex={tab === id ? 0 : -1}
          onClick={() => onTab(id)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') step(1);
            if (event.key === 'ArrowLeft') step(-1);
          }}
        >
          {galleryWords.tabs[id]}
        </button>
      ))}
    </div>
  );
}

function Search({
  query,
  onQuery,
}: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}): React.JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  // The dialog stays when a preview is left, so that its own first focus is over.
  useEffect(() => input.current?.focus(), []);
  return (
    <input
      type="search"
      ref={input}
      className="text-field gallery-search"
      aria-label={galleryWords.find}
      placeholder={galleryWords.findExample}
      value={query}
      onChange={(event) => onQuery(event.target.value)}
    />
  );
}
