package io.github.limbeck.sample;

import io.github.limbeck.DistillFrom;

/**
 * Whether a tumour of the breast is malignant, by thirty measurements of its cell nuclei (Wolberg, Street and
 * Mangasarian 1995). One row in five is held out. An example of learning, not of medicine.
 */
@DistillFrom(dataset = "breast-cancer.csv", holdout = 0.2, minAccuracy = 0.95, minValidationAccuracy = 0.9)
public interface Tumour {
  Diagnosis diagnose(
      double meanRadius,
      double meanTexture,
      double meanPerimeter,
      double meanArea,
      double meanSmoothness,
      double meanCompactness,
      double meanConcavity,
      double meanConcavePoints,
      double meanSymmetry,
      double meanFractalDimension,
      double errorRadius,
      double errorTexture,
      double errorPerimeter,
      double errorArea,
      double errorSmoothness,
      double errorCompactness,
      double errorConcavity,
      double errorConcavePoints,
      double errorSymmetry,
      double errorFractalDimension,
      double worstRadius,
      double worstTexture,
      double worstPerimeter,
      double worstArea,
      double worstSmoothness,
      double worstCompactness,
      double worstConcavity,
      double worstConcavePoints,
      double worstSymmetry,
      double worstFractalDimension);

  /** What a tumour can be. */
  enum Diagnosis {
    BENIGN,
    MALIGNANT
  }
}
