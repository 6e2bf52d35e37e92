import { Menu } from '@mantine/core';
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import type { Theme } from '../../core/picture';
import { turnDiagram, useDiagramDirection } from '../diagram-view';
import { scales } from '../picture-scale';
import { isDark } from '../tokens';
import type { SaveChoice } from './save-diagram';
import { moreWords, toolbarWords } from './words';
import { zoomStep } from './zoom';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

const themes: readonly Theme[] = ['light', 'dark'];

/** What else can be done with a diagram: taken away in other forms, in the colours and the size that are chosen here, and turned. */
export function MoreMenu(props: {
  readonly hasPicture: boolean;
  readonly onZoom: (factor: number) => void;
  readonly onCopyMarkdown: () => void;
  readonly onSave: (choice: SaveChoice) => void;
}): React.JSX.Element {
  const [theme, setTheme] = useState<Theme | undefined>();
  const [scale, setScale] = useState(2);
  const topDown = useDiagramDirection() === 'TB';
  const shownTheme = theme ?? (isDark() ? 'dark' : 'light');
  const save = (format: SaveChoice['format']): void => props.onSave({ format, theme: shownTheme, scale });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={toolbarWords.moreLabel} title={toolbarWords.more}>
          <EllipsisVertical {...icon} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={props.onCopyMarkdown}>{moreWords.copyMarkdown}</Menu.Item>
        <Menu.Item disabled={!props.hasPicture} onClick={() => save('svg')}>
          {moreWords.save.svg}
        </Menu.Item>
        <Menu.Item disabled={!props.hasPicture} onClick={() => save('png')}>
          {moreWords.save.png}
        </Menu.Item>
        <Menu.RadioGroup value={shownTheme} aria-label={moreWords.themesLabel}>
          <Menu.Label>{moreWords.savedIn}</Menu.Label>
          {themes.map((id) => (
            <Menu.RadioItem key={id} value={id} closeMenuOnClick={false} onChange={() => setTheme(id)}>
              {moreWords.themes[id]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.RadioGroup value={String(scale)} aria-label={moreWords.scalesLabel}>
          <Menu.Label>{moreWords.pngAt}</Menu.Label>
          {scales.map((each) => (
            <Menu.RadioItem key={each} value={String(each)} closeMenuOnClick={false} onChange={() => setScale(each)}>
              {moreWords.scale(each)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item disabled={!props.hasPicture} closeMenuOnClick={false} onClick={() => props.onZoom(zoomStep)}>
          {toolbarWords.zoomIn}
        </Menu.Item>
        <Menu.Item disabled={!props.hasPicture} closeMenuOnClick={false} onClick={() => props.onZoom(1 / zoomStep)}>
          {toolbarWords.zoomOut}
        </Menu.Item>
        <Menu.CheckboxItem checked={topDown} closeMenuOnClick={false} onChange={turnDiagram}>
          {moreWords.topDown}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
