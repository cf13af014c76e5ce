import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `main`: what one most likely wants; `plain`; `quiet`: no edge; `clay`: ends or takes away. */
  look?: 'main' | 'plain' | 'quiet' | 'clay';
  size?: 'small';
  icon?: IconName;
  children: React.ReactNode;
}

export function Button({ look = 'plain', size, icon, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className="button" data-look={look} data-size={size}>
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

/** A button that shows only a sign; its words are read aloud and shown on hover. */
export function IconButton({
  label,
  icon,
  look = 'quiet',
  ...props
}: Omit<ButtonProps, 'children' | 'icon' | 'size'> & { label: string; icon: IconName }) {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...props} aria-label={label} className="button icon-button" data-look={look}>
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className="tooltip">{label}</Tooltip>
    </TooltipTrigger>
  );
}
