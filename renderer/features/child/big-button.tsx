import type { ReactNode } from 'react';
import { Button, ToggleButton } from 'react-aria-components';

type BigProps = { label: string; icon: ReactNode; onPress: () => void; isDisabled?: boolean };

/** A button for a child's hand: a picture above one or two words. */
export function BigButton({ main, ...props }: BigProps & { main?: boolean }) {
  return (
    <Button
      className="child-button"
      data-main={main || undefined}
      isDisabled={props.isDisabled ?? false}
      onPress={props.onPress}
    >
      {props.icon}
      <span>{props.label}</span>
    </Button>
  );
}

/** The same, that stays pressed: one choice of several, taken back by a second press. */
export function BigChoice({ isChosen, ...props }: BigProps & { isChosen: boolean }) {
  return (
    <ToggleButton
      className="child-button"
      data-main={isChosen || undefined}
      isSelected={isChosen}
      isDisabled={props.isDisabled ?? false}
      onChange={props.onPress}
    >
      {props.icon}
      <span>{props.label}</span>
    </ToggleButton>
  );
}
