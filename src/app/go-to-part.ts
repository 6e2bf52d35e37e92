import type { Resource } from '../core/schema';
import type { Path } from '../core/text';
import { layoutMode } from './layout-mode';
import { select } from './store';
import { setView } from './view';

/** Selects a part of a resource in text, form and canvas; where one pane is shown at a time, the text is where it can be seen. */
export function goToPart(resource: Resource, path: Path): void {
  if (layoutMode() === 'single') setView({ pane: 'text' });
  pointAtPart(resource, path);
}

/** Selects a part of a resource in whatever panes are shown. */
export function pointAtPart({ place }: Resource, path: Path): void {
  setView({ openFile: place.file });
  select({ place: { ...place, path: [...place.path, ...path] }, from: 'trace' });
}
