#!/usr/bin/python3
"""Small made-up data sets in the form of Brain-Score's storage: an assembly in NetCDF, a table and pictures of stimuli.

Written as brainscore_core does it (packaging.py: write_netcdf, create_stimulus_zip, create_stimulus_csv), with xarray 2023.01, netCDF4 1.6 and PIL 9.4. Run here: /usr/bin/python3 make.py
"""
import csv
import json
import os

import numpy as np
import xarray as xr
from PIL import Image

rng = np.random.RandomState(1)


def write_netcdf(assembly, path):
    assembly = assembly.reset_index(list(assembly.indexes))
    assembly.to_dataset(name="data", promote_attrs=True).to_netcdf(path, encoding={"data": dict(zlib=True, complevel=9)})


def stimuli(name, ids, **columns):
    os.makedirs(name, exist_ok=True)
    with open(name + ".csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["image_id" if name == "majaj" else "stimulus_id", *columns, "filename"])
        for i, stimulus in enumerate(ids):
            Image.fromarray(rng.randint(0, 256, (4, 4, 3), dtype=np.uint8)).save(f"{name}/{stimulus}.png")
            writer.writerow([stimulus, *[column[i] for column in columns.values()], stimulus + ".png"])


expected = {}

# MajajHong2015: presentation x neuroid x one time bin; image_id and animal, as the older assemblies have them.
images = ["im%d" % i for i in range(5)]
rows = [image for image in images for _ in range(3)]
values = rng.randn(15, 4, 1)
majaj = xr.DataArray(values, dims=("presentation", "neuroid", "time_bin"), coords={
    "image_id": ("presentation", rows), "repetition": ("presentation", list(range(3)) * 5), "object_name": ("presentation", ["o%s" % row[-1] for row in rows]),
    "neuroid_id": ("neuroid", ["Chabo_1", "Chabo_2", "Tito_1", "Tito_2"]), "region": ("neuroid", ["V4", "IT", "V4", "IT"]), "animal": ("neuroid", ["Chabo", "Chabo", "Tito", "Tito"]),
    "time_bin_start": ("time_bin", [70]), "time_bin_end": ("time_bin", [170])})
write_netcdf(majaj.set_index(presentation=["image_id", "repetition", "object_name"], neuroid=["neuroid_id", "region", "animal"], time_bin=["time_bin_start", "time_bin_end"], append=True), "majaj.nc")
stimuli("majaj", images, object_name=["o%d" % i for i in range(5)])
expected["majaj"] = majaj.groupby("image_id").mean("presentation").squeeze("time_bin").transpose("image_id", "neuroid").values.tolist()

# FreemanZiemba2013: bins of 1 ms from 0 to 300; no subject.
textures = ["t%d" % i for i in range(4)]
rows = [texture for texture in textures for _ in range(2)]
values = rng.poisson(0.3, (8, 3, 300)).astype(float)
freeman = xr.DataArray(values, dims=("presentation", "neuroid", "time_bin"), coords={
    "stimulus_id": ("presentation", rows), "repetition": ("presentation", [0, 1] * 4), "texture_type": ("presentation", ["noise", "noise", "noise", "noise", "texture", "texture", "texture", "texture"]),
    "neuroid_id": ("neuroid", [1, 2, 3]), "region": ("neuroid", ["V1", "V1", "V2"]),
    "time_bin_start": ("time_bin", list(range(300))), "time_bin_end": ("time_bin", list(range(1, 301)))})
write_netcdf(freeman.set_index(presentation=["stimulus_id", "repetition", "texture_type"], neuroid=["neuroid_id", "region"], time_bin=["time_bin_start", "time_bin_end"], append=True), "freeman.nc")
stimuli("freeman", textures, texture_type=["noise", "noise", "texture", "texture"])
expected["freeman"] = freeman.isel(time_bin=slice(50, 200)).mean("time_bin").groupby("stimulus_id").mean("presentation").transpose("stimulus_id", "neuroid").values.tolist()

# NSD and THINGS: a training and a test part of the same voxels, numbered anew in each subject.
neuroids = {"neuroid_id": ("neuroid", [0, 1, 0, 1]), "subject": ("neuroid", ["subj01", "subj01", "subj02", "subj02"]), "region": ("neuroid", ["V1", "IT", "V1", "IT"]), "nc_testset": ("neuroid", [10.0, 20.0, 30.0, 40.0])}
parts = []
for part, names, repetitions in (("train", ["a", "b", "c"], 1), ("test", ["d", "e"], 3)):
    rows = [name for name in names for _ in range(repetitions)]
    array = xr.DataArray(rng.randn(len(rows), 4, 1), dims=("presentation", "neuroid", "time_bin"), coords={
        "stimulus_id": ("presentation", rows), "repetition": ("presentation", list(range(repetitions)) * len(names)), **neuroids,
        "time_bin_start": ("time_bin", [0]), "time_bin_end": ("time_bin", [1])})
    write_netcdf(array.set_index(presentation=["stimulus_id", "repetition"], neuroid=list(neuroids), time_bin=["time_bin_start", "time_bin_end"], append=True), f"nsd-{part}.nc")
    stimuli(f"nsd-{part}", names, nsd_id=range(len(names)))
    parts.append(array.groupby("stimulus_id").mean("presentation").squeeze("time_bin").transpose("stimulus_id", "neuroid").values)
    if part == "test":
        other = array.isel(neuroid=slice(0, 3))
        write_netcdf(other.set_index(presentation=["stimulus_id", "repetition"], neuroid=list(neuroids), time_bin=["time_bin_start", "time_bin_end"], append=True), "nsd-other.nc")
expected["nsd"] = np.concatenate(parts).tolist()

# Pereira2018: two experiments in one array; people who did not take part in one have no values there.
rows = ["384sentences.%d" % i for i in range(6)] + ["243sentences.%d" % i for i in range(4)]
values = rng.randn(10, 5)
values[6:, 0:2] = np.nan
values[:6, 4] = np.nan
pereira = xr.DataArray(values, dims=("presentation", "neuroid"), coords={
    "stimulus_id": ("presentation", rows), "experiment": ("presentation", ["384sentences"] * 6 + ["243sentences"] * 4),
    "stimulus": ("presentation", ["Sentence %d, one of ten." % i for i in range(10)]), "sentence": ("presentation", ["Sentence %d, one of ten." % i for i in range(10)]), "story": ("presentation", ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e"]),
    "passage_label": ("presentation", list("aabbccddee")), "subject": ("neuroid", ["018", "018", "199", "199", "215"]), "neuroid_id": ("neuroid", ["018.0", "018.1", "199.0", "199.1", "215.0"]),
    "atlas": ("neuroid", ["language"] * 5), "roi": ("neuroid", ["LH_AntTemp", "LH_IFG", "LH_AntTemp", "LH_IFG", "LH_IFG"])})
write_netcdf(pereira.set_index(presentation=["stimulus_id", "experiment", "stimulus", "sentence", "story", "passage_label"], neuroid=["subject", "neuroid_id", "atlas", "roi"]), "pereira.nc")
for experiment in ("384sentences", "243sentences"):
    expected[experiment] = pereira[[row.startswith(experiment) for row in rows]].dropna("neuroid").values.tolist()

with open("expected.json", "w") as file:
    json.dump(expected, file)
