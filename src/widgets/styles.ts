/** The style sheets of the widgets: `style.css` in a widget's folder is found by its name. */
import.meta.glob('./*/style.css', { eager: true })
