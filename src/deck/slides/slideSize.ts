/** The size every slide is designed for; the engine scales it to the window. */
export const slideSize = { width: 1280, height: 720 }
