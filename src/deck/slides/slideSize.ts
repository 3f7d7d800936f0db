/** The size every slide is designed for; reveal scales it to the window. */
export const slideSize = { width: 1280, height: 720 }
