import { createTheme } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { useView } from '../view';

/** Mantine's own settings; its colours come from `mantine.css`. */
export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        position: 'bottom-start',
        offset: 4,
        transitionProps: { duration: 80 },
        withinPortal: true,
      },
    },
    Input: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { transitionProps: { duration: 80 } } } },
    Autocomplete: { defaultProps: { size: 'xs' } },
  },
});

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

/** The theme in effect, also written to the root element, where the tokens look for it. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useView((view) => view.theme);
  const system = useSyncExternalStore(subscribeSystem, () => (darkSystem.matches ? 'dark' : 'light'));
  const inEffect = chosen === 'system' ? system : chosen;
  useEffect(() => {
    document.documentElement.dataset['theme'] = inEffect;
  }, [inEffect]);
  return inEffect;
}

function subscribeSystem(listener: () => void): () => void {
  darkSystem.addEventListener('change', listener);
  return () => darkSystem.removeEventListener('change', listener);
}
