// Every style of the window, in the order in which one may rest on another.
import '@fontsource-variable/noto-sans-arabic/index.css';
import './tokens.css';
import './css/base.css';
import './css/controls.css';
import './css/fields.css';
import './css/layout.css';
import './css/papers.css';
import './css/overlays.css';
import './css/table.css';
import './css/chart.css';
import './css/frame.css';
import './css/print.css';
