import { useEffect, type RefObject } from 'react';

/** Closes a form when something is pressed that is no part of it. */
export function usePressElsewhere(form: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !form.current?.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', onPress, true);
    return () => removeEventListener('pointerdown', onPress, true);
  }, [form, onClose]);
}
