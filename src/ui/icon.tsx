// The few icons of the house, each with one name. Directional ones mirror with the language; the rest never do.
import {
  Archive,
  ArrowLeft,
  ArrowRight,
  BadgeCheck,
  Bell,
  Bookmark,
  CalendarDays,
  ChartLine,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  ChevronsUpDown,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  Clock,
  DoorOpen,
  Download,
  Ellipsis,
  Eye,
  EyeOff,
  FileCheck,
  FileText,
  FileUp,
  Flag,
  Globe,
  History,
  House,
  Inbox,
  Info,
  KeyRound,
  Keyboard,
  Languages,
  ListChecks,
  Lock,
  type LucideIcon,
  MessageSquareText,
  Minus,
  NotebookPen,
  Pencil,
  Plus,
  Printer,
  Search,
  Settings2,
  ShieldCheck,
  SlidersHorizontal,
  Sprout,
  Sun,
  SunMoon,
  Table2,
  Target,
  TriangleAlert,
  Undo2,
  Upload,
  UserPlus,
  UserRound,
  UsersRound,
  X,
} from 'lucide-react';

const ICONS = {
  archive: Archive,
  bell: Bell,
  bookmark: Bookmark,
  calendar: CalendarDays,
  chart: ChartLine,
  check: Check,
  circle: Circle,
  clock: Clock,
  close: X,
  done: CircleCheck,
  down: ChevronDown,
  download: Download,
  edit: Pencil,
  error: CircleAlert,
  eye: Eye,
  'eye-off': EyeOff,
  'file-check': FileCheck,
  'file-text': FileText,
  'file-up': FileUp,
  flag: Flag,
  globe: Globe,
  goal: Target,
  help: CircleHelp,
  history: History,
  house: House,
  inbox: Inbox,
  info: Info,
  key: KeyRound,
  keyboard: Keyboard,
  languages: Languages,
  lock: Lock,
  minus: Minus,
  more: Ellipsis,
  note: NotebookPen,
  office: Settings2,
  plan: ListChecks,
  plus: Plus,
  print: Printer,
  reports: FileText,
  resident: UserRound,
  'resident-add': UserPlus,
  residents: UsersRound,
  search: Search,
  shield: ShieldCheck,
  signed: BadgeCheck,
  sliders: SlidersHorizontal,
  strength: Sprout,
  table: Table2,
  theme: SunMoon,
  today: Sun,
  undo: Undo2,
  up: ChevronUp,
  'up-down': ChevronsUpDown,
  upload: Upload,
  visitors: DoorOpen,
  voice: MessageSquareText,
  warning: TriangleAlert,
} as const satisfies Record<string, LucideIcon>;

/** Drawn for left-to-right; the style sheet mirrors them where the page runs right to left. */
const DIRECTIONAL = {
  back: ArrowLeft,
  forward: ArrowRight,
  previous: ChevronLeft,
  next: ChevronRight,
} as const satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof ICONS | keyof typeof DIRECTIONAL;

export interface IconProps {
  readonly name: IconName;
  readonly size?: 's' | 'm' | 'l';
}

function isDirectional(name: IconName): name is keyof typeof DIRECTIONAL {
  return name in DIRECTIONAL;
}

/** Always decorative: the words beside it say the same. */
export function Icon({ name, size = 'm' }: IconProps) {
  const mirrored = isDirectional(name);
  const Drawing = mirrored ? DIRECTIONAL[name] : ICONS[name];
  return (
    <Drawing
      aria-hidden="true"
      focusable="false"
      strokeWidth={1.75}
      className={`icon icon-${size}${mirrored ? ' icon-mirrored' : ''}`}
    />
  );
}
